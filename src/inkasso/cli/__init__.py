"""The terminal's face: commands that read, do and show, and nothing that decides."""
