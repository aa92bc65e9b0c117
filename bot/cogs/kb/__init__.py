"""Commands for those who write the answers."""
