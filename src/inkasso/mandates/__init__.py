"""Clients and their agreements: on whose instruction the agency collects."""
