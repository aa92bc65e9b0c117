"""The command line's commands, one file each: what it takes and what it does."""
