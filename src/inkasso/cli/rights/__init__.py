"""What the notice promises a person, at the terminal: rights, consents, circumstances."""
