"""What people agreed to: asked in exact words, taken back as easily, proved."""
