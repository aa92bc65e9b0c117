"""Characters that a reader cannot see, told by their Unicode properties, and text without them."""

from __future__ import annotations

import re

import regex

_PICTURE = r"\p{Extended_Pictographic}(?:[\uFE0E\uFE0F]|\p{Emoji_Modifier})?"
# What a client draws as one emoji: England, Scotland and Wales; a keycap; pictures with their look, joined.
_EMOJI = (
    r"\U0001F3F4\U000E0067\U000E0062(?:\U000E0065\U000E006E\U000E0067|\U000E0073\U000E0063\U000E0074"
    r"|\U000E0077\U000E006C\U000E0073)\U000E007F"
    rf"|[0-9#*]\uFE0F?\u20E3|{_PICTURE}(?:\u200D{_PICTURE})*"
)
# Drawn as an empty space, though no property says so: the Braille blank, the object's place, the null
# notehead, the blanks of hieroglyphs and the Khitan filler.
_BLANKS = r"\u2800\uFFFC\U0001D159\U00013441\U00013442\U00016FE4"
# Default_Ignorable_Code_Point has joiners, selectors, fillers and tags; C has controls, format characters,
# surrogates, private use and what is not assigned, of which future emoji are known to be seen.
UNSEEN = regex.compile(
    rf"(?:{_EMOJI})(*SKIP)(*FAIL)"
    rf"|[[\p{{Default_Ignorable_Code_Point}}\p{{C}}\p{{Zl}}\p{{Zp}}{_BLANKS}]--[\p{{Extended_Pictographic}}\t\n]]",
    regex.V1,
)
# Most texts have nothing but these letters and signs, all of which are seen, and are spared the rest.
_FOREIGN = re.compile("[^\t\n -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]")
_SAYING = regex.compile(r"[\p{L}\p{N}\p{S}]")
_BREAK = regex.compile(r"[\t-\r\x1C-\x1F\x85\u2028\u2029]")
# Two accents on a letter are writing (Vietnamese), and so are five signs of a script's own (Burmese), none of
# them twice in a row; piles of them run over the lines above and below.
_ACCENT = r"[\p{Me}[\p{Mn}&&\p{Script=Inherited}]]"
_PILES = [
    regex.compile(pile, regex.V1)
    for pile in (r"(\p{M})\1+", rf"({_ACCENT}{{2}}){_ACCENT}+", r"(\p{M}{5})\p{M}+")
]


def hides(text: str) -> bool:
    """Whether there is something in the text that a reader cannot see."""
    return _FOREIGN.search(text) is not None and UNSEEN.search(text) is not None


def says(text: str) -> bool:
    """Whether a reader sees more in the text than stops and dashes: a letter, a number or a symbol."""
    return _SAYING.search(text) is not None


def seen(text: str) -> str:
    """The text without what a reader cannot see; line ends and tabs stay, and emoji stay whole."""
    return str(UNSEEN.sub("", text)) if _FOREIGN.search(text) else text


def line(text: str) -> str:
    """The text on one line: nothing in it is hidden, and no pile of accents leaves its line."""
    if _FOREIGN.search(text):
        text = seen(_BREAK.sub(" ", text))
        for pile in _PILES:
            text = pile.sub(r"\1", text)
    return " ".join(text.split())
