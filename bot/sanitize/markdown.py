"""Text as Discord shows it: every sign that Markdown gives a meaning is escaped, one by one."""

from __future__ import annotations

import re

from bot.sanitize.addresses import unlinked
from bot.sanitize.cutting import clip
from bot.sanitize.unseen import line, seen

# A row of such signs is read once, from its first one on.
_CALL = re.compile(r"(?<!@)@+(?=everyone|here)", re.IGNORECASE)
# Signs that mean something anywhere; then a bracket behind another, an emoji's name, an entity, a host's dot.
_SIGN = re.compile(r"[\\*_~|`<>\[\]]|(?<=\])\(|:(?=[\w+-])|&(?=#?\w+;)|(?<=\w)\.(?=[^\W\d_]{2})")
_BEGINNING = re.compile(r"^(?:[#+-]|\d+(?=[.)]))")
_IN_ADDRESS = re.compile(r"[\s()<>\[\]\\*|`\"]")


def escaped(text: str) -> str:
    """A line of plain text for a card: every sign of it is shown, and none means anything."""
    text = _SIGN.sub(r"\\\g<0>", text)
    return _BEGINNING.sub(lambda sign: f"\\{sign[0]}" if not sign[0].isdigit() else f"{sign[0]}\\", text)


def plain(text: str, most: int = 200) -> str:
    """Somebody's text for a button, a list or a field, where Discord formats nothing: one line, cut."""
    return clip(unlinked(_CALL.sub("", line(text))), most)


def quiet(text: str, most: int = 200) -> str:
    """Somebody's text for a card: one line, cut, without addresses, formatting and calls."""
    return escaped(plain(text, most))


def block(text: str) -> str:
    """A member's text for them alone to copy, in a block that it cannot end; nothing hides in it or calls."""
    shown = _CALL.sub("", seen(text)).replace("```", "'''")
    return f"```\n{shown}\n```"


def verbatim(address: str) -> str:
    """An address in a block, to be read back byte for byte; it has neither blanks nor hidden characters."""
    return f"```\n{address.replace('```', '%60%60%60')}\n```"


def link(label: str, url: str) -> str:
    """A masked link; nothing in the label or in the address ends it early or leads elsewhere."""
    words = plain(label).replace("[", "(").replace("]", ")")
    address = _IN_ADDRESS.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), url)
    return f"[{escaped(words)}](<{address}>)"
