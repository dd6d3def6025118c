"""Rehearsals: the rooms' own services, tried on people made up for it, and undone."""
