"""What a letter about a plan says, and how it looks."""
