"""Letters in free words: answers, statements, confirmations, questions. None of them demands."""
