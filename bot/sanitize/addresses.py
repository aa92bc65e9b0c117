"""What a chat or its reader takes for an address, whatever the address is disguised as."""

from __future__ import annotations

import re
import unicodedata

import regex

from bot.sanitize.unseen import seen

# Signs that look like those of an address and that no normal form turns into them.
_SIGNS = {
    ".": "。‧∙⋅·⸱ꓸ܁܂꘎𐩐",
    "/": "⁄∕╱⟋⧸⁁〳㇓𝈺",
    "\\": "∖⧵⧹╲⟍㇔𝈏𝈻",
    ":": "∶꞉ː˸։׃⁚ꓽ܃܄᛬᠃᠉",
    "//": "⫽",
}
_STROKES = "".join(_SIGNS[sign] for sign in ("/", "\\", "//"))
_LETTERS = {
    "a": "аɑα",
    "c": "сᴄ",
    "d": "ԁᴅ",
    "e": "е",
    "g": "ɡɢ",
    "i": "іıɪι",
    "j": "ј",
    "o": "оοᴏ",
    "p": "р",
}
_LETTERS |= {
    "r": "ʀ",
    "s": "ѕꜱ",
    "t": "ᴛ",
    "x": "х",
    "y": "у",
    "w": "ᴡ",
    "m": "ᴍ",
    "h": "һ",
    "n": "ո",
    "b": "Ь",
}
_LOOK_ALIKES = str.maketrans({like: real for real, likes in (_SIGNS | _LETTERS).items() for like in likes})
# Letters that stand for a whole sentence: as one letter they make no text many times as long as it was.
_SENTENCES = str.maketrans("ﷺﷻ", "اا")
_MARK = regex.compile(r"\p{M}+")
_SLASHES = regex.compile(rf"\s*[/\\／＼{_STROKES}]+\s*")

# Endings of files and libraries that no domain has, so that `Node.js` names no host.
_ENDINGS = """
    js jsx mjs cjs ts tsx vue css scss html htm php jsp json yaml yml toml xml csv txt log ini cfg conf env
    pdf doc docx xls xlsx png jpg jpeg svg exe dll cpp cs vb kt kts java jar rb gradle lock sql wasm
"""
_NO_DOMAIN = frozenset(_ENDINGS.split())
_PRODUCT = re.compile(r"(?:asp|ado|vb|ml)\.net|discord\.(?:py|js|ts|net)")
HOST = re.compile(
    r"(?<![^\W_])(?<![.-])(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,9}(?P<end>xn--[a-z0-9-]{1,59}|[^\W\d_]{2,24})(?![^\W_]|-)"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.-])"
)
# Schemes that need no strokes behind them.
_SCHEMES = "http https ftp ftps mailto tel sms javascript vbscript xmpp skype callto magnet"
SCHEMES = tuple(_SCHEMES.split())
SCHEME = re.compile(
    r":[/\\]{2}|(?<![:/\\])[/\\]{2}[^\s/\\]*\.|(?<![^\W_])www\.\w"
    rf"|(?<![^\W_])(?:{'|'.join(SCHEMES)}):(?=\S)"
)
SHORT = re.compile(
    r"discord(?:app)?\.(?!(?:py|js|ts|net)\b)[a-z]{2,}|(?:dis\.gd|dsc\.gg|invite\.gg|disboard\.org)\b"
)
_WITH_PATH = re.compile(r"\.?(?::\d*)?(?:[/\\]|[?#]\w)")
_SLASHED = re.compile(r"\w\.\w+(?::\d*)?[/\\]")


def folded(text: str) -> str:
    """The text as a reader takes it: lower case, without accents, look-alikes as the signs they look like."""
    if text.isascii():
        return text.lower()
    plain = _MARK.sub("", unicodedata.normalize("NFKD", seen(text).translate(_SENTENCES)))
    return str(plain).casefold().translate(_LOOK_ALIKES)


def hosts(text: str) -> list[re.Match[str]]:
    """Every word of a folded text that reads as a host; names of products and files are none."""
    return [
        found
        for found in HOST.finditer(text)
        if found["end"] not in _NO_DOMAIN and not _PRODUCT.fullmatch(found[0])
    ]


def unlinked(text: str) -> str:
    """Somebody's text without addresses; slashes behind a dot, as in Node.js/React, stand alone."""
    return re.sub(r"\S+", lambda word: _harmless(word[0]), text)


def _harmless(word: str) -> str:
    plain = folded(word)
    if "." not in plain and ":" not in plain and "//" not in plain and "\\" not in plain:
        return word
    if SCHEME.search(plain) or SHORT.search(plain):
        return "(link)"
    if any(_WITH_PATH.match(plain, host.end()) for host in hosts(plain)):
        return "(link)"
    apart = str(_SLASHES.sub(" / ", word)).strip() if _SLASHED.search(plain) else word
    return "(link)" if _SLASHED.search(folded(apart)) else apart
