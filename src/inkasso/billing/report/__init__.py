"""The remittance report: what was collected for a client, what is kept, what is paid out."""
