"""What keeps the bot running: the last good copy of the knowledge, the terminal, the log."""
