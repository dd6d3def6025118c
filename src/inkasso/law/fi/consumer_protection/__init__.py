"""Consumer Protection Act 38/1978, chapter 7, as far as collecting needs it."""
