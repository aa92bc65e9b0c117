"""A member's saved jobs as cards: the list, one job, and what waits for an answer before it is saved."""
