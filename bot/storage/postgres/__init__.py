"""PostgreSQL's addresses: what they say, and how a server has to prove who it is."""
