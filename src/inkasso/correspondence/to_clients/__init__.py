"""Letters in free words to clients, about no case: who owes them what is told another way."""
