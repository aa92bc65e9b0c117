"""Words as they were meant: behind digits, stars, spaces that are lost or too many, and slips of the finger.

Everything goes by a given list; what is on it, or is an ordinary word, is never read as another word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from string import ascii_lowercase
from typing import NamedTuple, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.words.english import WORDS
from bot.search.words.text import prose

LONGEST = 4_000
"""Characters of a message that are read: the longest that any member of Discord can send."""
CENSORED, GLUED, MISSPELT = 20, 12, 40
"""Words of one message that are looked at in each costly way, so that nonsense cannot slow the bot down."""
LEAST_GLUED, MOST_GLUED, LEAST_MISSPELT, MOST_WAYS = 6, 40, 6, 6

_LEET = str.maketrans("0345789@$!€", "oeasttgasie")
# Letters of other alphabets that look like Latin ones, and Latin ones that Unicode does not take apart.
_ALIKE = str.maketrans(
    "авсеһіјкмнорѕтухԁԛԝαεικνορτυχłøđıæᴀʙᴄᴅᴇꜰғɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ",
    "abcehijkmhopstyxdqwaeikvoptuxlodieabcdeffghijklmnoprstuvwyz",
)
_TALL = re.compile("(?<=[a-z])I+")  # a capital i in place of a small L
_APOSTROPHE = re.compile("['’‘ʼ´＇]|(?<=[^\\W\\d_])`(?=[^\\W\\d_])")
# Writings without spaces are read letter by letter.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_LETTER = rf"[^\W_{_UNSPACED}]"
_PIECE = re.compile(
    rf"([{_UNSPACED}]|[$@]?{_LETTER}+(?:[*@$!€]+{_LETTER}+)*\**)"
    r"|([\"“”„«»])|([.!?…;]+(?=\s|$)|[。！？\n])"
)
_TWICE = tuple((2 * letter, letter) for letter in ascii_lowercase)
_REPEATED = re.compile(r"([^\W\d_a-z])\1+")


Raw: TypeAlias = tuple[str, int, bool]


class Piece(NamedTuple):
    """One word of a message.

    Args:
        readings: what it may stand for.
        sentence: the number of its sentence.
        quoted: whether it stands between quotation marks.
    """

    readings: tuple[str, ...]
    sentence: int = 0
    quoted: bool = False


class Reader:
    """Reads messages by a list of words.

    Args:
        words: the list.
        spelt: for some words, other ways to write them, each as one word.
        fillers: words that are passed over.
        ordinary: further words that are never read as other ones.
    """

    def __init__(
        self,
        words: Iterable[str],
        spelt: Mapping[str, Iterable[str]],
        fillers: Iterable[str],
        ordinary: Collection[str] = (),
    ) -> None:
        self._listed = frozenset(raw for raw, *_ in _pieces("\n".join((*words, *spelt))))
        self._letters = "\n".join(sorted(self._listed))
        self._spelt = {
            plain(other): tuple(map(plain, meant.split())) for meant, ways in spelt.items() for other in ways
        } | dict.fromkeys(map(plain, fillers), ())
        self._ordinary = ordinary  # as it is, since a copy of all words would take half a megabyte
        self._plain = {*_changed(WORDS), *_changed(ordinary)}
        self._longest = max(map(len, (*self._listed, *self._spelt)), default=0)
        self._long = sorted(word for word in self._listed if len(word) >= LEAST_MISSPELT)

    def phrase(self, text: str) -> list[str]:
        """A phrase of the list in the words that ``read`` gives."""
        return [word for raw, *_ in _pieces(text) for word in self._words(raw)]

    def read(self, text: str) -> list[Piece]:
        """A message as its words, without the fillers."""
        left = {"stars": CENSORED, "glue": GLUED, "slip": MISSPELT}
        raws = _pieces(prose(text, LONGEST))
        read, at = [], 0
        while at < len(raws):
            raw, sentence, quoted = raws[at]
            if len(raw) == 1 or not self._is_ordinary(raw):
                size, raw = self._joined(raws, at, left)
                at += size - 1
            if self._is_ordinary(raw):
                read += [Piece((word,), sentence, quoted) for word in self._words(raw)]
            else:
                read += [Piece(readings, sentence, quoted) for readings in self._meant(raw, left)]
            at += 1
        return read

    def _knows(self, raw: str) -> bool:
        """Whether a word is on the list, or another way to write what is."""
        return raw in self._listed or raw in self._spelt

    def _words(self, raw: str) -> tuple[str, ...]:
        """The words of the list that a known one stands for; any other stands for itself."""
        return self._spelt.get(raw, (raw,))

    def _is_ordinary(self, raw: str) -> bool:
        """Whether a word is spelt as it should be."""
        return self._knows(raw) or raw in WORDS or raw in self._plain or raw in self._ordinary

    def _meant(self, raw: str, left: dict[str, int]) -> list[tuple[str, ...]]:
        """What a word stands for that is not plain: words, each with its readings."""
        if raw.isalpha():
            return self._mended(raw, left)
        ways = self._unmasked(raw, left)
        known = [way for way in ways if self._knows(way)]
        if len(known) > 1:
            return [tuple(word for way in known for word in self._words(way)[:1])]
        return [(word,) for word in self._words(known[0])] if known else self._mended(ways[0], left)

    def _unmasked(self, raw: str, left: dict[str, int]) -> list[str]:
        """The words that digits, signs and stars may hide."""
        bare = (raw.rstrip("*") if raw.count("*") == 1 else raw).translate(_LEET)
        if "*" not in bare:
            return [plain(bare.replace("1", letter)) for letter in ("il" if "1" in bare else "i")]
        ways = [plain(bare.replace("*", ""))]
        if left["stars"] > 0 and len(bare) <= MOST_GLUED:
            left["stars"] -= 1
            hidden = re.sub(r"\*+", lambda stars: f".{{1,{max(len(stars[0]), 3)}}}", bare)
            ways += re.findall(rf"^{hidden}$", self._letters, re.MULTILINE)[:MOST_WAYS]
        return ways

    def _mended(self, word: str, left: dict[str, int]) -> list[tuple[str, ...]]:
        """What an unknown word was meant to be: several words in one, or a word with one mistake."""
        if LEAST_GLUED <= len(word) <= MOST_GLUED and left["glue"] > 0:
            left["glue"] -= 1
            if parts := self._parted(word):
                return [(meant,) for part in parts for meant in self._words(part)]
        if len(word) >= LEAST_MISSPELT - 1 and left["slip"] > 0:
            left["slip"] -= 1
            near = process.extract(word, self._long, scorer=OSA.distance, score_cutoff=1, limit=MOST_WAYS)
            return [(word, *(meant for meant, _, _ in near))]
        return [(word,)]

    def _parted(self, word: str) -> list[str]:
        """The known words that make up the whole of a longer one; two that meet may share a letter."""
        best: dict[int, tuple[int, list[str]]] = {0: (0, [])}
        for at in range(len(word)):
            if at not in best:
                continue
            cost, parts = best[at]
            for begin in (at, at - 1) if at else (0,):
                for end in range(at + 1, min(len(word), begin + self._longest) + 1):
                    part, price = word[begin:end], cost + 1 + at - begin
                    if self._knows(part) and (len(part) > 1 or part == "i" or part.isdigit()):
                        best[end] = min(best.get(end, (price, [*parts, part])), (price, [*parts, part]))
        return best.get(len(word), (0, []))[1]

    def _joined(self, raws: list[Raw], at: int, left: dict[str, int]) -> tuple[int, str]:
        """How many pieces are one: spaced letters or a torn word; and what they are together."""
        raw = raws[at][0]
        if len(raw) == 1 and left["glue"] > 0:
            end = at
            while end < len(raws) and len(raws[end][0]) == 1 and end - at < MOST_GLUED:
                end += 1
            left["glue"] -= end - at > 2
            whole = plain("".join(raw for raw, *_ in raws[at:end]).translate(_LEET).replace("1", "i"))
            if end - at > 2 and (self._knows(whole) or self._parted(whole)):
                return end - at, whole
        if self._is_ordinary(raw):
            return 1, raw
        whole = raw
        for end in range(at + 1, min(at + 8, len(raws))):
            if not self._begins(whole):
                break
            whole = plain(whole + raws[end][0])
            if whole in self._listed:
                return end + 1 - at, whole
        return 1, raw

    def _begins(self, part: str) -> bool:
        """Whether a long word of the list begins so and goes on."""
        at = bisect_right(self._long, part)
        return at < len(self._long) and self._long[at].startswith(part)


def _changed(words: Collection[str]) -> Iterator[str]:
    """What ``plain`` makes of the words that it changes, all at once."""
    bare = plain("\n".join(words)).split("\n")
    return (new for word, new in zip(words, bare, strict=False) if new != word)


def plain(text: str) -> str:
    """A text with each repeated letter once."""
    for twice, once in _TWICE:  # a quarter of what one expression with a back reference takes
        while twice in text:
            text = text.replace(twice, once)
    return text if text.isascii() else _REPEATED.sub(r"\1", text)


def _folded(text: str) -> str:
    """The text in small letters without accents, look-alikes and apostrophes."""
    text = _TALL.sub(lambda found: "l" * len(found[0]), text).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_ALIKE)
        text = "".join(c for c in text if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", text)  # Hangul
    return _APOSTROPHE.sub("", text)


def _pieces(text: str) -> list[Raw]:
    """The words of a text with the numbers of their sentences and whether they are quoted."""
    found: list[Raw] = []
    sentence, quoted = 0, False
    for word, quote, stop in _PIECE.findall(plain(_folded(text))):
        if word:
            found.append((word, sentence, quoted))
        elif quote:
            quoted = not quoted
        elif stop:
            sentence += 1
    return found
