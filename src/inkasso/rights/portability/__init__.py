"""What a person gave, for them to take along: written, handed on, and read (GDPR 20)."""
