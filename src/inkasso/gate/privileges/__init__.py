"""Database privileges: derived from the register, compared with the catalogue, applied."""
