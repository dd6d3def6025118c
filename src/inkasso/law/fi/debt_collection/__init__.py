"""The Debt Collection Act (laki saatavien perinnästä) 513/1999: collecting out of court."""
