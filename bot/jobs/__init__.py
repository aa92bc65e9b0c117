"""Core: a member's saved job links, private to the member."""
