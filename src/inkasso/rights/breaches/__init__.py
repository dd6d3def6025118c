"""Breaches of data protection: their clock, whom they concern, who is told, what is learnt."""
