"""Whether data of a person may leave the agency: pure decisions over the register."""
