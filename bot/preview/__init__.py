"""The same bot in a local web page, without Discord: real commands and buttons, a database of its own."""

from importlib.util import find_spec

from bot.errors import SettingsError

if not all(map(find_spec, ("simcord", "markdown_it", "linkify_it", "regex", "PIL"))):
    raise SettingsError(
        "The preview needs a few more packages: start it with `make run`, "
        "or install them with `pip install 'senior-career-bot[preview]'`."
    )

from bot.preview.session import open_preview

__all__ = ["open_preview"]
