"""A Discord bot that answers questions about senior developer careers from reviewed text only.

The house, from the street to the cellar; upper rooms may import lower ones, never back:

    __main__ -> commands -> preview -> app -> operations -> client | storage -> cogs -> ui -> services
             -> library -> words -> jobs | members | servers -> search -> knowledge -> settings
             -> private | sanitize -> errors

``knowledge``, ``search``, ``jobs``, ``members``, ``servers``, ``words``, ``sanitize`` and ``errors`` are the
core: they know neither Discord nor a database. ``app`` is the one place that knows every room.
"""

__version__ = "0.1.0"
