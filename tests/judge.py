"""What clients make of a text: two readers of Markdown, neither of which knows the bot's own rules.

One follows the patterns by which Discord's client reads a message, sign by sign; the other is markdown-it
with linkify, as the local page and other programs use it. Both read the text as it is and once more without
what nobody sees, since a copied text may lose that on its way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

# Default_Ignorable_Code_Point as the Unicode standard derives it, and what is drawn as an empty space.
_IGNORABLE = (
    "00AD 034F 061C 115F-1160 17B4-17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FEFF FFA0 "
    "FFF0-FFF8 1BCA0-1BCA3 1D173-1D17A E0000-E0FFF 2800 FFFC 1D159"
)
IGNORABLE = frozenset(
    code
    for part in _IGNORABLE.split()
    for first, _, last in [part.partition("-")]
    for code in range(int(first, 16), int(last or first, 16) + 1)
)
_LINK = re.compile(
    r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]"
    r"\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['\"][\s\S]*?['\"])?\s*\)"
)
_INLINE = (
    ("escape", re.compile(r"\\([^0-9A-Za-z\s])")),
    ("code", re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)")),
    ("autolink", re.compile(r"<([^:\s>]+:/[^\s>]+|mailto:[^\s>]+)>")),
    ("call", re.compile(r"<(?:@[!&]?|#)\d+>|<id:\w+>|</[^:\n>]+:\d+>|<t:-?\d+(?::\w)?>|<a?:\w+:\d+>")),
    ("call", re.compile(r"@(?:everyone|here)")),
    ("emoji", re.compile(r":[\w+-]+:")),
    ("link", _LINK),
    ("address", re.compile(r"(?:https?|steam|discord|ftp)://[^\s<]+[^<.,:;\"'\]\s]", re.IGNORECASE)),
    ("style", re.compile(r"\*\*|__|~~|\|\||(?<!\w)[*_](?=\S)")),
)
_BLOCK = re.compile(r"(?:-#|#{1,3}|>>>|>|[-*+]|\d+\.)[ \t]|```")
_FOLDED = {"∕": "/", "⁄": "/", "。": ".", "∶": ":", "꞉": ":"}
ADDRESS = re.compile(
    r"://|\w\.\w+/|(?<![^\W_])www\.\w|discord(?:app)?\.(?:gg|gift|new|com)|dis\.gd", re.IGNORECASE
)


_PLAIN = ("label", "description", "placeholder", "title", "name")
TEXT_INPUT = 4


@dataclass
class Seen:
    """What a reader sees: the text, where it can be clicked, whom it calls, and how it is formatted."""

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


def discord_sees(text: str) -> Seen:
    """The text as Discord's client reads it."""
    seen, place = Seen(), 0
    while place < len(text):
        if (place == 0 or text[place - 1] == "\n") and (block := _BLOCK.match(text, place)):
            seen.styles.append(block[0])
        kind, found = next(
            ((kind, match) for kind, rule in _INLINE if (match := rule.match(text, place))), ("text", None)
        )
        if found is None:
            seen.text += text[place]
            place += 1
            continue
        _take(seen, kind, found)
        place = found.end()
    return seen


def _take(seen: Seen, kind: str, found: re.Match[str]) -> None:
    if kind == "escape":
        seen.text += found[1]
    elif kind == "code":
        seen.text += found[2]
        seen.styles.append("`")
    elif kind in ("autolink", "address"):
        address = found[1] if kind == "autolink" else found[0]
        seen.text += address
        seen.links.append((address, address))
    elif kind == "link":
        words = discord_sees(found[1]).text
        seen.text += words
        seen.links.append((words, found[2]))
    elif kind == "style":
        seen.styles.append(found[0])
    else:
        seen.text += found[0]
        seen.calls.append(found[0])


def others_see(text: str) -> list[tuple[str, str]]:
    """Words and address of each link that markdown-it finds, addresses without Markdown included."""
    found: list[tuple[str, str]] = []
    for block in _other_reader().parse(text):
        words, address = "", ""
        for token in block.children or ():
            if token.type == "link_open":
                words, address = "", str(token.attrs["href"])
            elif token.type == "link_close":
                found.append((words, address))
            else:
                words += token.content
    return found


@cache
def _other_reader() -> MarkdownIt:
    reader = MarkdownIt("default", {"html": False, "linkify": True}).disable("image")
    assert reader.linkify
    reader.linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
    return reader


def bare(text: str) -> str:
    """The text without what nobody sees."""
    return "".join(c for c in text if ord(c) not in IGNORABLE and (c in "\n\t" or not _is_control(c)))


def links(text: str) -> set[str]:
    """Everything that some reader can click."""
    both = {text, bare(text)}
    return {address for one in both for _, address in (*discord_sees(one).links, *others_see(one))}


def addresses(text: str) -> list[str]:
    """What reads as an address in a text once it is shown."""
    return read(discord_sees(text).text)


def read(shown: str) -> list[str]:
    """What reads as an address in a text as it is shown."""
    plain = unicodedata.normalize("NFKC", bare(shown))
    return ADDRESS.findall("".join(_FOLDED.get(c, c) for c in plain))


def unseen(text: str) -> list[str]:
    """Characters that nobody sees; a joiner and a look may stand between and behind pictures."""
    return [hex(ord(c)) for place, c in enumerate(text) if _is_unseen(text, place)]


def texts(components: Any) -> Iterator[tuple[str, str]]:
    """Every text of a message or form as sent: ``markdown`` where it is formatted, ``plain`` elsewhere."""
    if isinstance(components, list):
        for one in components:
            yield from texts(one)
    elif isinstance(components, dict):
        for key, value in components.items():
            if not isinstance(value, str):
                yield from texts(value)
            elif key == "content":
                yield "markdown", value
            elif key in _PLAIN or (key == "value" and components.get("type") == TEXT_INPUT):
                yield "plain", value


def _is_control(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") or ord(c) & 0xFFFE == 0xFFFE


def _is_unseen(text: str, place: int) -> bool:
    c = text[place]
    if c in "\n\t" or not (_is_control(c) or ord(c) in IGNORABLE):
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if c == "\u200d":
        return not (_is_picture(before) and _is_picture(after))
    if c in "\ufe0e\ufe0f":
        return not (_is_picture(before) or (before and before in "0123456789#*" and after == "\u20e3"))
    if 0xE0020 <= ord(c) <= 0xE007F:
        return not re.search("\U0001f3f4[\U000e0020-\U000e007e]*$", text[:place])
    return True


def _is_picture(c: str) -> bool:
    return bool(c) and (c in "\ufe0e\ufe0f©®‼⁉ℹ" or unicodedata.category(c) in ("So", "Sk", "Sm", "Cn", "Po"))
