"""Commands of the room of relations."""
