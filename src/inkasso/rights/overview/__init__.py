"""The officer's overview: what is open and due, what was late, numbers for the annual report."""
