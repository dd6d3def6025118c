"""What passes between the agency and a person about a case outside letters: calls, notes."""
