"""Numbers as a small picture for a phone: as PNG, as its alternative text, and as bars of text."""
