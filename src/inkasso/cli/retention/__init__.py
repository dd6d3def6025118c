"""`inkasso retention`: what is out of its time, and its removal."""
