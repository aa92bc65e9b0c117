"""Texts that could do harm in a chat: mentions, and links that do not lead where they say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.nodes import Document, scalars
from bot.knowledge.problems import Fault, clip

_MENTION = re.compile(r"@(?:everyone|here)\b|<@|<#\d|<id:")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\(\s*<?(https?://[^\s<>()]{1,2000})")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s/]+|^(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}(?=/|$)")


def harmful(document: Document) -> Iterator[Fault]:
    """A fault for each text that mentions people or shows a false address."""
    for steps, node in scalars(document.root):
        if mention := _MENTION.search(node.text):
            text = f"`{mention[0]}` would call people in a chat; take it out"
            yield document.fault(steps, text, within=mention[0])
        for label, address in _LINK.findall(node.text):
            if _misleads(label.strip(), address):
                text = f"the link says `{clip(label)}` but leads to {clip(address)}; name it in words"
                yield document.fault(steps, text, within=f"[{label}]")


def _misleads(label: str, address: str) -> bool:
    said = _ADDRESS.search(label)
    return said is not None and _host(said[0]) != _host(address)


def _host(address: str) -> str:
    host = re.sub(r"^https?://", "", address.lower()).split("/")[0].split("?")[0]
    return host.removeprefix("www.").rstrip(".")
