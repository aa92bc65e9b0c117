"""How often questions were answered, and by which entry: numbers by day, never who asked or how."""
