"""What is derived from the processing register: the notice, its texts for people, the record."""
