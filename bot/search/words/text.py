"""Plain words out of whatever a member types: markup off, letters folded, sentences and words apart."""

from __future__ import annotations

import re
import unicodedata

from bot.sanitize.unseen import seen

LONGEST = 2_000
"""Characters of a message that are read; of a longer one the beginning and the end."""

_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_DISCORD_MARK = re.compile(
    r"<(?:@[!&]?|#|/[^:<>]{1,100}:|a?:\w{1,64}:|t:)-?\d{1,25}(?::\w)?>|@(?:everyone|here)\b"
)
_LINK = re.compile(r"<?\b(?:https?|ftp)://\S+|\bwww\.\S+", re.IGNORECASE)
_FORUM_MARK = re.compile(r"\s*(?:\[[^\]\n]{1,30}\]|(?:ask|tell|show) \w{2,12} ?:)\s*(?=\S)", re.IGNORECASE)
_BREAK = re.compile(r"(?<=[.!?…。？！])[\s\"')\]]+|\n+|(?<=[？！。])|;\s+")
_NOT = re.compile(r"\b(ca|wo|sha)n't\b|n't\b")
_WORD = re.compile(r"[^\W_]{1,2}(?:\+\+|#)(?![^\W_])|[^\W_]+")
_FULL = {"ca": "can not", "wo": "will not", "sha": "shall not"}
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), 127])
_MARKS = dict.fromkeys(map(ord, "’‘ʼ´＇"), "'") | {ord("`"): " "}


def ends(text: str, most: int) -> str:
    """The text, or its beginning and its end: whoever tells a long story asks before or after it."""
    half = most // 2
    return text if len(text) <= most else f"{text[: most - half]}\n{text[1 - half :]}"


def clean(text: str) -> str:
    """The text without code blocks, mentions, custom emoji, links, invisible characters and forum marks.

    A forum's mark stands before a title: "[Serious]", "Ask HN:".
    """
    # Code goes first: a cut through it would make code of what stands behind it.
    text = _visible(ends(_CODE_BLOCK.sub(" ", ends(text, 2 * LONGEST)), LONGEST), LONGEST)
    text = _unmarked(_CODE_BLOCK.sub(" ", text)).translate(_MARKS).strip()
    mark = _FORUM_MARK.match(text)
    return text[mark.end() :] if mark else text


def prose(text: str, most: int) -> str:
    """The first characters of a text, as ``clean`` has them but with their code blocks and apostrophes."""
    return _unmarked(_visible(text, most))


def sentences(text: str) -> list[str]:
    """The sentences and lines of a cleaned text, in order."""
    return [part for piece in _BREAK.split(text) if (part := piece.strip())]


def asks(sentence: str) -> bool:
    """Whether a sentence ends as a question does."""
    return sentence.rstrip("\"') ").endswith(("?", "？"))


def words(text: str) -> list[str]:
    """The words of a cleaned text: lower case, without accents and apostrophes, ``n't`` as ``not``."""
    text = text.casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _NOT.sub(lambda m: _FULL.get(m[1], " not"), text)
    return _WORD.findall(text.replace("'", ""))


def _visible(text: str, most: int) -> str:
    text = text[:most]
    if text.isascii():
        return text.translate(_CONTROLS)
    return seen(unicodedata.normalize("NFKC", text)[:most])


def _unmarked(text: str) -> str:
    return _LINK.sub(" ", _DISCORD_MARK.sub(" ", text))
