"""A Discord bot that answers questions about senior developer careers from reviewed text only.

The house, from the street to the cellar; upper rooms may import lower ones, never back:

    __main__ -> preview -> app -> operations -> client | storage -> cogs -> ui -> services
             -> jobs | members -> search -> knowledge -> settings -> sanitize -> errors

``knowledge``, ``search``, ``jobs``, ``members``, ``sanitize`` and ``errors`` are the core: they know neither
Discord nor a database. ``app`` is the one place that knows every room.
"""

__version__ = "0.1.0"
