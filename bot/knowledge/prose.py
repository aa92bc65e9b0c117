"""Texts that could do harm in a chat: mentions, and links that do not lead where they say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import product

from bot.knowledge.links import Link, hidden, links, misleads, stray, suspect
from bot.knowledge.model import Entry, Source
from bot.knowledge.problems import Fault, Step, cite
from bot.knowledge.text import SHOWN, shown
from bot.knowledge.values import Frozen
from bot.knowledge.yaml.nodes import Document, Scalar, scalars
from bot.sanitize.addresses import folded, hosts
from bot.sanitize.hosts import host_of, objection

Steps = tuple[Step, ...]

_MENTION = re.compile(r"@(?:everyone|here)\b|<@|<#\d|<id:")
LONGEST = 20_000  # characters of a text that is searched for links
_URL = ("url",)
_NAMING = ("title", "licence", "attribution")
# Licences ask to be linked, and these are their homes.
_LICENCES = ("creativecommons.org", "opensource.org", "gnu.org", "apache.org", "spdx.org")


def harmful(document: Document, model: type[Frozen], value: Frozen | None) -> Iterator[Fault]:
    """A fault for each text that mentions people or shows a false address.

    Args:
        document: the file; every text of it is judged as it stands there.
        model: what the file is to become.
        value: what it became; the texts of an entry are judged with their figures filled in as well.
    """
    found = [
        (steps, [*_finished(steps, node.text, value)])
        for steps, node in scalars(document.root)
        if model is not Source or steps != _URL
    ]
    # One look at a whole file tells that most are harmless.
    whole = "\n".join(text for _, texts in found for text in texts)
    rules = [rule for rule, seen in ((_calling, _MENTION.search), (_linking, suspect)) if seen(whole)]
    for rule, (steps, texts) in product(rules, found):
        yield from next(filter(None, ([*rule(document, steps, text)] for text in texts)), ())
    if model is Source:
        yield from _named(document)


def _finished(steps: Steps, text: str, value: Frozen | None) -> Iterator[str]:
    """The text, and what becomes of it on a card, today and when its figures are old."""
    yield text
    if "{" in text and steps[0] in SHOWN and isinstance(value, Entry):
        yield from (shown(text, value, day) for day in (dt.date.min, dt.date.max))


def _calling(document: Document, steps: Steps, text: str) -> Iterator[Fault]:
    if mention := _MENTION.search(text):
        told = f"`{mention[0]}` would call people in a chat; take it out"
        yield document.fault(steps, told, within=mention[0])


def _linking(document: Document, steps: Steps, text: str) -> Iterator[Fault]:
    if not suspect(text):
        return
    if len(text) > LONGEST:
        yield document.fault(steps, f"more than {LONGEST:,} characters with links among them; split the text")
        return
    told = [*_wrong(document, steps, links(text)), *_stray(document, steps, text)]
    yield from told or (document.fault(steps, _lie(link), within=link.part) for link in hidden(text))


def _wrong(document: Document, steps: Steps, found: list[Link]) -> Iterator[Fault]:
    for link in found:
        if wrong := objection(link.address):
            yield document.fault(steps, f"the address {cite(link.address)} {wrong}", within=link.address)
        elif link.words != link.address and misleads(link.words, link.address):
            yield document.fault(steps, _lie(link), within=link.part)


def _stray(document: Document, steps: Steps, text: str) -> Iterator[Fault]:
    if word := stray(text):
        mend = "write [words](https://example.org/page), or take it out"
        yield document.fault(steps, f"`{cite(word)}` may be shown as a link; {mend}", within=word)


def _lie(link: Link) -> str:
    return f"the link says `{cite(link.words)}` but leads to {cite(link.address)}; name it in words"


def _named(document: Document) -> Iterator[Fault]:
    """A source's address, and the hosts that its other texts name."""
    node = document.root.pairs.get("url")
    address = node.text if isinstance(node, Scalar) else ""
    if wrong := objection(address):
        yield document.fault(_URL, f"the address {cite(address)} {wrong}")
    for key in _NAMING:
        named = document.root.pairs.get(key)
        for found in hosts(folded(named.text)) if isinstance(named, Scalar) else ():
            if not _is_home(found[0], host_of(address), key):
                where = cite(host_of(address))
                text = f"it names {cite(found[0])}, but the source is at {where}; name the source itself"
                yield document.fault((key,), text, within=found[0])


def _is_home(named: str, host: str, key: str) -> bool:
    named = named.removeprefix("www.")
    return f".{host}".endswith(f".{named}") or (key != "title" and named in _LICENCES)
