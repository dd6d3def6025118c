"""What an act and all acts together may cost at most, what more takes, and the time before any."""
