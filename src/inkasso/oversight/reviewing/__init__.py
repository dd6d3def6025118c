"""The review of the access log: looked through, kept, answered finding by finding, signed."""
