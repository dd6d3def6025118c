"""`inkasso client` and `inkasso strategy`: whom the agency collects for, on which terms, how."""
