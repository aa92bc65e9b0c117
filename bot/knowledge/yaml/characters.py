"""Bytes become text: UTF-8 only, and no character that a reader of the text could not see."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import BotError
from bot.knowledge.problems import QUOTE_IT, Fault
from bot.sanitize.unseen import UNSEEN, hides

LARGEST_FILE = 2_000_000  # bytes
MOST_FAULTS = 50  # of one file: whoever mends these checks again anyway

_NEWLINE = re.compile(r"\r\n?")
_DIRECTIVE = re.compile("^%", re.MULTILINE)


class UnreadableFile(BotError):
    """The file cannot be read any further.

    Args:
        faults: everything that was found up to there, the last being the reason.
    """

    def __init__(self, *faults: Fault) -> None:
        super().__init__(faults[-1].text)
        self.faults = faults


def decode(data: bytes, largest: int = LARGEST_FILE) -> tuple[str, list[Fault]]:
    r"""The text of a file with ``\n`` line ends and without BOM, unseen characters replaced by U+FFFD.

    Args:
        data: the bytes of the file.
        largest: how many bytes a file may have.

    Returns:
        The text, and a fault for the first unseen character of each line.

    Raises:
        UnreadableFile: too large or not UTF-8.
    """
    if len(data) > largest:
        text = f"the file is larger than {largest / 1_000_000:g} MB; split it into entries"
        raise UnreadableFile(Fault(1, 1, "file", text))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_not_utf8(data, error.start)) from None
    text = _NEWLINE.sub("\n", text)
    faults = _unseen(text) if hides(text) else []
    if directive := _DIRECTIVE.search(text):
        line, column = _place(text, directive.start())
        raise UnreadableFile(*faults, Fault(line, column, "yaml", f"a line begins with `%`; {QUOTE_IT}"))
    return (UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text) if faults else text), faults


def name_of(character: str) -> str:
    """What a character is called, for a message."""
    name = unicodedata.name(character, "control character").lower()
    return f"{name} (U+{ord(character):04X})"


def _not_utf8(data: bytes, start: int) -> Fault:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(1, 1, "file", "the file is UTF-16; save it as UTF-8")
    before = _NEWLINE.sub("\n", data[:start].decode("utf-8-sig"))
    line, column = _place(before, len(before))
    return Fault(line, column, "file", f"byte {data[start]:#04x} is not UTF-8; save the file as UTF-8")


def _unseen(text: str) -> list[Fault]:
    faults: list[Fault] = []
    position = 0
    while len(faults) < MOST_FAULTS and (found := UNSEEN.search(text, position)):
        what = name_of(found.group())
        faults.append(
            Fault(*_place(text, found.start()), "file", f"there is an invisible {what} here; delete it")
        )
        position = text.find("\n", found.end())
        if position < 0:
            break
    return faults


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
