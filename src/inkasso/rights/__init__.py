"""What the notice promises a person, carried out: requests, consents, circumstances."""
