"""Requests of data subjects: taken in, identified, on time, decided with grounds."""
