"""Letters before they are sent."""
