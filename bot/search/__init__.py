"""Core: a member's question becomes a Reply; deterministic, in memory, without I/O."""
