"""Who works here: accounts, what they may do, and for how long."""
