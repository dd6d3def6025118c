"""What people set right by hand: by new items and counter-postings, never by changing anything."""
