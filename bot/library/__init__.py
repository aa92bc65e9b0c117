"""From files to the engine being served: opened or from the last good copy, with what was learned."""
