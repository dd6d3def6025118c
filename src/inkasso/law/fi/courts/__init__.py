"""Court fees and costs of undisputed claims: 1455/2015, 1311/2001 and 4/1734, chapters 5 and 10."""
