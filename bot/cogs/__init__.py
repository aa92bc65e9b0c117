"""Which command, button or message calls which use case."""
