"""Cards for moderators: why a reply came, what is used, and what a draft would do."""
