"""The Value Added Tax Act (arvonlisäverolaki, mervärdesskattelagen) 1501/1993: the general rate."""
