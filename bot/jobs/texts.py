"""What members write of a job, made fit for storing: lines, notes, tags, and the excerpt of a message."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bot.errors import TooLong
from bot.jobs.model import LIMITS
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line, seen

_LABELLED = re.compile(r"\[([^\[\]\n]*)\]\(<?https?://[^)\s]*\)", re.IGNORECASE)
_ADDRESS = re.compile(r"<?https?://\S+", re.IGNORECASE)
_SAYS = re.compile(r"[^\W_]{2}")


def fit(text: str, field: str) -> str:
    """A field's text as it is stored.

    Raises:
        TooLong: the text.
    """
    kept = _KINDS.get(field, line)(text)
    if len(kept) > LIMITS[field]:
        raise TooLong(field, LIMITS[field])
    return kept


def excerpt(text: str) -> str:
    """The beginning of what is said around the addresses of a text; empty where nothing is, or none is in it.

    The addresses themselves stay out: some open somebody's account.
    """
    if not _ADDRESS.search(text):
        return ""
    said = lines(_ADDRESS.sub("", _LABELLED.sub(r"\1", text)))
    return clip(said, LIMITS["excerpt"]) if _SAYS.search(said) else ""


def lines(text: str) -> str:
    """A text of several lines: nothing hidden in it, and no more than one empty line in a row."""
    kept = "\n".join(map(line, seen(text).splitlines()))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def tags(text: str) -> str:
    """Tags parted by commas, each once whatever its letter case, in the order of the member."""
    found = dict[str, str]()
    for part in line(text).replace(";", ",").split(","):
        if tag := part.strip().lstrip("#").strip():
            found.setdefault(tag.casefold(), tag)
    return ", ".join(found.values())


_KINDS: Mapping[str, Callable[[str], str]] = {"notes": lines, "excerpt": lines, "tags": tags}
