"""The officer's desk: requests and their answers, looks, disclosures, breaches, the register."""
