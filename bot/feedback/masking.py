"""Takes out of a question what could tell who asked it or of whom it speaks, before it is written down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import repeat

from bot.sanitize.addresses import SCHEME, SHORT, folded, hosts, unlinked
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line

MOST = 300
"""Characters of a question that are kept."""
READ = 1_000
"""Characters of it that are looked at."""

MASKS = MENTION, LINK, MAIL, NUMBER, NAME = "(mention)", "(link)", "(mail)", "(number)", "(name)"

# As Discord writes them, and as people do; emoji and times of day say something about nobody, but are long.
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w*:|/[^<>:]*:|t:)[^<>\s]{0,40}>?|(?<![\w.])@+[\w.-]+|<#\S*")
_MAIL = re.compile(
    r"\S+@\S*|@\S+|\S+\s*[(\[{]\s*at\s*[)\]}]\s*\S+|\S+ at \S+ (?:dot|\(dot\)|\[dot\]) \S+", re.IGNORECASE
)
# Seven digits or more, whatever stands between them that is no word: a phone, a card, an account, an id.
_NUMBER = re.compile(r"[+(]*\d(?:(?:[^\w\n]|_){0,3}\d){6,}")
# What stands in front of a name, and how a word behind it has to look to be taken for one.
_SIGNED = re.compile(r"\b((?:my name(?: is|'s)|call me|i am called|i'm called)[\s:,]+)", re.IGNORECASE)
_MET = re.compile(r"\b((?:hi|hello|hey)\b[\s,.!]*(?:\w+[\s,.!]+)?(?:i'm|i am|im)\s+)", re.IGNORECASE)
_AM = re.compile(r"\b((?:i'm|i am|im)\s+)", re.IGNORECASE)
# What ends a name; of what stands behind it nothing is taken for one.
_ENDS = """
    a an and as at but by for from i in is my not of on or so the to who with
"""
_NO_NAME = frozenset(_ENDS.split())
_STOPS = ".,;:!?()"
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ´＇`"), "'")


def masked(text: str) -> str:
    """The text on one line, cut to ``MOST`` characters, and a word in brackets for each thing taken out.

    Mentions, addresses of pages and of mail, long numbers, and names that follow "I'm" or "my name is".
    """
    text = line(unicodedata.normalize("NFKC", line(text[:READ]))).translate(_QUOTES)
    text = _MENTION.sub(f" {MENTION} ", text)
    text = _MAIL.sub(f" {MAIL} ", text)
    text = unlinked(re.sub(r"\S+", lambda word: LINK if _leads(word[0]) else word[0], text))
    text = _NUMBER.sub(f" {NUMBER} ", text)
    for opening, is_name in ((_SIGNED, _any_case), (_MET, _any_case), (_AM, _capital)):
        before, *parts = opening.split(text)
        text = before + "".join(map(_unnamed, parts[::2], parts[1::2], repeat(is_name)))
    return clip(line(text), MOST)  # what stood around something may be left alone, and unseen


def tells(text: str) -> bool:
    """Whether there is anything left of a masked text that could be answered."""
    for mark in MASKS:
        text = text.replace(mark, " ")
    return len(re.findall(r"[^\W\d_]{2,}", text)) > 0


def _leads(word: str) -> bool:
    """Whether a word is, or holds, the address of a page or a host."""
    plain = folded(word)
    return bool(SCHEME.search(plain) or SHORT.search(plain) or hosts(plain))


def _unnamed(opening: str, behind: str, is_name: Callable[[str], bool]) -> str:
    """What opens a name and what follows, without the name: up to three words."""
    words, names = behind.split(" "), 0
    for word in words[:3]:
        told = (is_name if names < 2 else _capital)(word.strip(_STOPS))
        names += told
        if not told or word[-1] in _STOPS:
            break
    stop = words[names - 1][-1] if names and words[names - 1][-1] in _STOPS else ""
    return opening + " ".join([*([NAME + stop] if names else []), *words[names:]])


def _any_case(word: str) -> bool:
    return word[:1].isalpha() and word.casefold() not in _NO_NAME


def _capital(word: str) -> bool:
    return word[:1].isupper() and _any_case(word)
