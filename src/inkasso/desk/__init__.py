"""The desk: where the agency works, in a browser."""
