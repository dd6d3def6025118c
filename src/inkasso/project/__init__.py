"""Settings, wiring and the embedded database: what turns the rooms into a running system."""
