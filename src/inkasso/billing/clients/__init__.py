"""What a client has with the agency: sums by state and vintage, and the report of a period."""
