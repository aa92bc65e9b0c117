"""The links of a text as its readers see them: the words that are shown, and where they lead."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.sanitize.addresses import SCHEME, SCHEMES, folded, hosts
from bot.sanitize.hosts import host_of, invites
from bot.sanitize.unseen import says

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_ADDRESS = r"(?:[^\s<>()]|\([^\s<>()]*\))+"
_LINK = re.compile(
    rf"(?<!\\)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\((?:<(?P<quoted>[^\s<>]+)>|(?P<bare>{_ADDRESS}))\)"
    r"|(?P<shown>[a-z][a-z0-9+.-]{0,20}://[^\s<>]+)",
    re.IGNORECASE,
)
_END = ".,:;!?'\")]*_~|`"
_BROKEN = re.compile(r"[\[\](){}\"'|`].*")
_BLANK = re.compile(r"[^\S \n]")
_AUTHORITY = re.compile(r":[/\\]{2}([^\s/?#\\]*)")
_NAME = re.compile(r"[\w.-]+(?::\d+)?")
_MARKS = re.compile(r"[*_~|`\\]")
# A text without any of these can hold no link, however it is read; most texts are spared the rest.
_NAMES = ("www.", "discord.", "discordapp.", "disboard", ".gd", ".gg")
_SIGNS = ("//", "\\", "](", "] (", "][", "]:", "<", *_NAMES, *(f"{scheme}:" for scheme in SCHEMES))
_OF_MARKDOWN = ("](", "][", "]:", "<")
# Readers part over which bracket begins the address.
_NESTED = re.compile(r"<[^\s<>]*(?:<[^\s<>]|\[)[^\s<>]*://[^\s<>]*")
_TYPOGRAPHIC = re.compile("[‘’“”–—…]+")
# Behind any sign, since a reader takes it for no part of the name; its path may hold another one.
_CALLED = re.compile(r"(?<![^\W_])((?:[^\W_][\w-]*\.)+[a-z]{2,10})(?=(/\S*)?)")


class Link(NamedTuple):
    """A link.

    Args:
        words: what stands there to be clicked.
        address: where it leads.
        part: the beginning of it, as it stands in the text.
    """

    words: str
    address: str
    part: str


def suspect(text: str) -> bool:
    """Whether there may be a link in the text."""
    plain = folded(_TYPOGRAPHIC.sub("-", text))
    return any(sign in plain for sign in _SIGNS) or any(name in _MARKS.sub("", plain) for name in _NAMES)


def links(text: str) -> list[Link]:
    """Every link that is written as links are: ``[words](address)``, ``<address>`` or the bare address."""
    return [_link(found) for found in _LINK.finditer(text)]


def stray(text: str) -> str:
    """The first word outside the links that some reader may take for one; empty where there is none."""
    if nested := _NESTED.search(text):
        return nested[0]
    rest = _LINK.sub(lambda found: " " if found["shown"] is None else f" {_tail(found['shown'])}", text)
    return next((word for word in rest.split() if _linkable(folded(word))), "")


def hidden(text: str) -> Iterator[Link]:
    """Links that another reader of Markdown finds, but ``links`` does not."""
    if not any(sign in text for sign in _OF_MARKDOWN):
        return
    known = {_parser().normalizeLink(link.address) for link in links(text)}
    for words, address in _parsed(text):
        if address not in known or misleads(words, address):
            yield Link(words, address, f"[{words}".split("\n")[0])


def misleads(words: str, address: str) -> bool:
    """Whether the words of a link are no words, or name another host than the one it leads to."""
    # Before the text is folded: that makes blanks of any width ordinary ones.
    plain = folded(_BLANK.sub("", html.unescape(_MARKS.sub("", words))))
    real = host_of(address)
    said = [found[1].rstrip(_END) for found in _AUTHORITY.finditer(plain)]
    if not says(plain) or any(_host(name) != real for name in said):
        return True
    rest = re.sub(rf"(?<![\w.-])(?:www\.)?{re.escape(real)}(?::\d+)?[/?#]\S*", " ", plain)
    return any(_host(rest[found.start() :]) != real for found in hosts(rest))


def _link(found: re.Match[str]) -> Link:
    if found["shown"] is None:
        return Link(found["words"], found["quoted"] or found["bare"], f"[{found['words']}".split("\n")[0])
    address = found["shown"].rstrip(_END)
    return Link(address, address, address)


def _tail(address: str) -> str:
    """What another reader may take for text behind a bare address: its end, or all from a bracket on."""
    return address[len(_BROKEN.sub("", address).rstrip(_END)) :]


def _linkable(word: str) -> bool:
    named = _CALLED.findall(_MARKS.sub("", word))
    return (
        "](" in word
        or SCHEME.search(word) is not None
        or any(invites(host, path.rstrip(_END)) for host, path in named)
    )


def _host(name: str) -> str:
    """The host, with its port, at the beginning of a text."""
    found = _NAME.match(name)
    return host_of(f"https://{found[0]}") if found else ""


def _parsed(text: str) -> Iterator[tuple[str, str]]:
    """Words and address of every link that markdown-it finds."""
    for block in _parser().parse(text):
        words, address = "", None
        for token in block.children or ():
            if token.type == "link_open":
                words, address = "", str(token.attrs["href"])
            elif token.type == "link_close" and address is not None:
                yield words, address
                address = None
            else:
                words += token.content or " "


@cache
def _parser() -> MarkdownIt:
    # Imported here: most knowledge has no link in it, and a start need not wait for the parser.
    from markdown_it import MarkdownIt

    rules = ["code", "fence", "backticks", "html_block", "html_inline", "image"]
    return MarkdownIt("commonmark").disable(rules)
