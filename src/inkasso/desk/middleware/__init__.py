"""What every request passes: headers, and who asks."""
