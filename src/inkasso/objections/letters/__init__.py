"""The letter that answers an objection: its words, its page, its paper."""
