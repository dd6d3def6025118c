"""People known otherwise than by a debt: readers of newsletters, guests of events, contacts."""
