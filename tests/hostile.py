"""Texts of people who try to make the bot show a link, call somebody, hide or format something."""

from __future__ import annotations

from hypothesis import strategies as st

# One of each kind of character that nobody sees.
UNSEEN = [
    "\u00ad",  # soft hyphen
    "\u034f",  # grapheme joiner
    "\u115f",  # Hangul filler
    "\u3164",
    "\uffa0",
    "\u180e",
    "\u200b",
    "\u200d",  # joiner outside an emoji
    "\u200e",
    "\u202e",  # direction override
    "\u2060",
    "\u2066",
    "\u2800",  # Braille blank
    "\ufe0f",  # a look without a picture
    "\ufeff",
    "\ufff9",  # interlinear annotation
    "\U0001d159",  # null notehead
    "\U0001d173",  # musical beam
    "\U000e0020",  # tags
    "\U000e007f",
    "\U000e0100",  # variation selector
    "\ue000",  # private use
    "\ufdd0",  # noncharacter
    "\x00",
    "\x1b",
    "\u2028",
]
LOOK_ALIKES = [
    "\uff1a",
    "\u2236",
    "\uff0f",
    "\u2215",
    "\u2044",
    "\uff0e",
    "\u3002",
    "\u2024",
    "\uff3c",
    "\uff20",
]
ADDRESSES = [
    "https://evil.example/x",
    "HTTPS://evil.example",
    "http:/\\evil.example",
    "https:\\/\\/evil.example/x",
    "//evil.example/x",
    "www.evil.example",
    "evil.example/x",
    "evil.example:8080/x",
    "1.2.3.4/x",
    "steam://run/1",
    "mailto:a@evil.example",
    "discord.gg/abc",
    "discord.gg",
    "Discord.com/invite/abc",
    "discordapp.com/gifts/abc",
    "discord.gift/abc",
    "discord.new/abc",
    "discord.com/template/abc",
    "discord.com/channels/1/2",
    "dis.gd/x",
    "<https://evil.example>",
    "[words](https://evil.example)",
    "[a](b) [Claim](https://evil.example/x)",
    "[[a]](<https://evil.example>)",
    "[a][b]\n\n[b]: https://evil.example",
    "[a\\](https://evil.example)",
    "![a](https://evil.example)",
    "https&colon;//evil.example",
    "https&#58;//evil.example/x",
]
MARKUP = [
    "@everyone",
    "here",
    "<@1>",
    "<@&2>",
    "<#3>",
    "<id:customize>",
    "<t:0:R>",
    "<:x:1>",
    "<a:y:2>",
    "</ask:3>",
    ":smile:",
    "# heading",
    "-# small",
    "> quote",
    ">>> quotes",
    "- item",
    "1. first",
    "**bold**",
    "__under__",
    "||hidden||",
    "`code`",
    "```\nblock\n```",
    "~~gone~~",
]
PIECES = [
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "//",
    ":",
    "://",
    ".",
    "\\",
    "\n",
    " ",
    "@",
    "!",
    "*",
    "_",
    "|",
    "`",
]
WORDS = [
    "https",
    "evil",
    "com",
    "discord",
    "gg",
    "gift",
    "everyone",
    "e\u0301",
    "Z\u0338\u0327\u0331",
    "Node.js",
]
EMOJI = [
    "👩\u200d💻",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3",
    "🇩🇪",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
]


def spread(text: str) -> list[str]:
    """The text with each kind of unseen character in each of some places."""
    return [text[:at] + c + text[at:] for c in UNSEEN for at in range(1, len(text), 3)]


HONEST = ["https://example.org/a", "[words](https://example.org/b)", "<https://example.org>"]
_ANY = st.sampled_from(UNSEEN + LOOK_ALIKES + ADDRESSES + MARKUP + PIECES + WORDS + EMOJI)
HOSTILE = st.lists(st.one_of(_ANY, st.characters(), st.sampled_from(PIECES)), max_size=14).map("".join)
# The same without what is refused at once wherever it stands, and with links that are fine.
TEMPTING = st.lists(
    st.sampled_from(HONEST * 4 + LOOK_ALIKES + ADDRESSES + PIECES * 3 + WORDS + EMOJI), max_size=9
).map("".join)
