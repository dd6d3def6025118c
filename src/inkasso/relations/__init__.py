"""Contact persons, newsletters, events and marketing: people known otherwise than by a debt."""
