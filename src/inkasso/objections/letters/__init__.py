"""The letter that answers an objection: its words and its page."""
