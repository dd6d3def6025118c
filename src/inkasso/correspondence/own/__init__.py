"""Templates that the agency writes itself: versions, their check, and who switched them on."""
