"""Findings about where links reach: hosts that no source has, and pages that come without encryption."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bot.knowledge.checks.places import Finding
from bot.knowledge.links import links, suspect
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.text import shown, texts
from bot.sanitize.hosts import host_of


def reach(base: KnowledgeBase, today: dt.date) -> Iterator[Finding]:
    """Everything about the links in the texts of a base."""
    known = {host_of(source.url) for source in base.sources.values()}
    for entry in base.entries.values():
        for steps, text in texts(entry):
            for link in links(shown(text, entry, today)) if suspect(text) else ():
                if plain_http(link.address):
                    yield Finding(entry, steps, HTTP, within=link.address)
                if (host := host_of(link.address)) not in known:
                    told = f"no source is at {host}; add one for it, or take the link out"
                    yield Finding(entry, steps, told, within=link.address)


HTTP = "the address begins with http://, so anybody on the way could change the page; write https://"


def plain_http(address: str) -> bool:
    """Whether the page would come without encryption."""
    return address.lower().startswith("http:")
