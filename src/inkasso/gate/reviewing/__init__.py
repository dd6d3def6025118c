"""The review of the access log: what is unusual in it, found by rules that anybody can read."""
