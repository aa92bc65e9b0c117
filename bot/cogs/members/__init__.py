"""Commands for what is kept about a member."""
