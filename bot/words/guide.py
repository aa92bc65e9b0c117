"""What the bot says of itself: how to use it, what it knows and where that comes from."""

from __future__ import annotations

import datetime as dt

from bot.words.phrasing import count, day

HELP_TITLE = "## Ask me about developer careers"
HELP_INTRO = "Use your own words. I answer with reviewed text only, and I tell you when I don't know."
HELP_WAYS = (
    "**Ask**: mention me, send me a direct message, or use `/ask`; several questions at once are fine\n"
    "**Read all**: an answer is short, and its button shows you the whole text with all sources\n"
    "**Browse**: `/skills`, `/role`, `/responsibilities`, `/requirements`\n"
    "**Save job links**: `/jobs save`, `/jobs list`, `/jobs show`, `/jobs due`, `/jobs remind`, "
    "`/jobs close`, `/jobs stats`, `/jobs export`, `/jobs import`, `/jobs remove`, or "
    "“Save job link” in the menu of a message (under Apps); no other member can see them\n"
    "**Missing something?** Use `/suggest`, and say below an answer whether it helped\n"
    "**Your data**: `/privacy`  ·  **What I know**: `/about`"
)
HELP_TRY = "**Try one of these**"
ABOUT_INTRO = (
    "I search a collection of reviewed answers and show them word for word, with their sources. "
    "I ask no language model, and I look nothing up on the internet."
)
ABOUT_SOURCES = "## Where it comes from"
ABOUT_LINKED = "linked for further reading only"
ABOUT_READS = {
    "meaning": "I compare the words of a question and, by a small encoder that cannot write, its meaning.",
    "learning": "I compare the words of a question. I am still learning what my answers mean.",
    "off": "I compare the words of a question, not its meaning.",
    "unavailable": "I compare the words of a question. What reads its meaning does not work now.",
}
ABOUT_OWN = "Some answers are our editors' own advice. Each answer names its sources."


def about_sources(number: int) -> str:
    """How many sources there are, and where they are listed."""
    return f"{count(number, 'source', 'sources')}, listed on the next pages."


def good_copy(at: dt.datetime) -> str:
    """The knowledge files are broken now, and the last good copy is served."""
    return f"-# ⚠️ My newest files cannot be read, so my answers come from the copy of {day(at.date())}."
