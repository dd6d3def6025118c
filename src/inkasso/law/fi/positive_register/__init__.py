"""Act on the positive credit register 739/2022: who reports, what and when."""
