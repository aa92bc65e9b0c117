"""Core: what concerns a member over all stores: what is kept, its export and its deletion."""
