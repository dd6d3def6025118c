"""Credit Information Act 527/2007: payment default entries and how long they stay."""
