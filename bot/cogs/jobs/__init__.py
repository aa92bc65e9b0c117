"""The area of saved jobs: the commands `/jobs`, and what their buttons and forms do."""
