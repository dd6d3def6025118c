"""Letters in free words: what decides them, gathered from the rooms below."""
