"""Article 19: whoever got what was changed is told, and the person hears who they are."""
