"""What a letter in free words says, and its page."""
