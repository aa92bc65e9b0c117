"""Finds the links in what a member pastes: a share text, a Markdown link, an address without its https."""

from __future__ import annotations

import re

from bot.errors import BadLink, LinkFault, SeveralLinks
from bot.sanitize.addresses import folded, hosts
from bot.sanitize.unseen import UNSEEN

# Characters of a pasted text that are looked at.
LOOKED_AT = 24_000
MOST_LINKS = 10

_LINK = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
# Each bracket begins anew: a text of nothing else would take time by the square of its length.
_LABEL = re.compile(r"\[[^\[\]\n]*\]\(")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_BEHIND = ".,;:!?\"'*_~|`…“”‘’«»‹›，。、！？」』】"
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（"}


def link_in(text: str) -> str:
    """The one link that a text holds.

    Raises:
        BadLink: there is none.
        SeveralLinks: there are more, and only the member knows which is meant.
    """
    found = links_in(text)
    if len(found) > 1:
        raise SeveralLinks(found)
    if found:
        return found[0]
    word = _bare(text[:LOOKED_AT])
    if len(word.split()) != 1:
        raise BadLink(LinkFault.NO_ADDRESS)
    return word if _SCHEME.match(word) else f"https://{word}"


def links_in(text: str) -> tuple[str, ...]:
    """The links of a text in their order, each once, without the signs around them.

    Where none begins with http, words count that read as a host with a path. Of a Markdown link the address
    counts, whatever it is called.
    """
    bare = _LABEL.sub(" ", text[:LOOKED_AT])
    found = [_trimmed(link[0]) for link in _LINK.finditer(bare)]
    if not found:
        found = [f"https://{word}" for word in map(_bare, bare.split()) if _is_address(word)]
    return tuple(dict.fromkeys(found))[:MOST_LINKS]


def _is_address(word: str) -> bool:
    plain = folded(word)
    return any(host.start() == 0 and plain[host.end() :].startswith("/") for host in hosts(plain))


def _bare(text: str) -> str:
    return _trimmed(text.strip().lstrip("<([{\"'"))


def _trimmed(link: str) -> str:
    """The link without what a sentence puts behind it, seen or unseen; brackets that it opened stay."""
    while link:
        last = link[-1]
        opened = _PAIRS.get(last)
        of_a_sentence = last in _BEHIND or last == ">" or UNSEEN.fullmatch(last)
        if not of_a_sentence and (opened is None or link.count(last) <= link.count(opened)):
            break
        link = link[:-1]
    return link
