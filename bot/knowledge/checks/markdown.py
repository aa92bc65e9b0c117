"""Findings about the look of a text in a chat: what Discord cannot render, what is too long, bare digits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from bot.knowledge.checks.places import Finding, Steps
from bot.knowledge.limits import LONGEST_ANSWER, LONGEST_SUMMARY, LONGEST_TITLE
from bot.knowledge.model import Entry, KnowledgeBase
from bot.knowledge.problems import cite
from bot.knowledge.text import BRACE, shown, texts

# Characters of the text as shown, with its figures filled in and their years.
LONGEST = {"title": LONGEST_TITLE, "summary": LONGEST_SUMMARY, "answer": LONGEST_ANSWER}
LONGEST_LINE = 250
_LOOKED_AT = 4_000  # characters; a longer text is too long in any case
_PLAIN = ("title", "summary")

_TAGS = (
    "[abiusp]|em|strong|br|div|span|img|table|t[rdh]|[uo]l|li|h[1-6]|hr|code|pre|su[pb]|kbd|details|summary"
)
_OF_A_SERVER = r"<(?:a?:\w{1,64}:|/[^:<>\n]{1,100}:|t:-?)\d{1,25}(?::\w)?>"
_NOT_RENDERED = {
    re.compile(pattern, re.MULTILINE | re.IGNORECASE): f"Discord does not render {what}"
    for pattern, what in {
        r"^ {0,10}(?:<{7}|>{7})(?: |$)": "what git leaves of two versions; keep one of them",
        r"&(?:[a-z]{2,8}|#\d{1,6});": "names of signs; type the sign itself",
        r"^ {0,3}> ?\[!\w+\]|^ {0,3}(?:!!!|:::) ?\w+": "boxes for notes; begin the line with a bold word",
        r"\$\$|\$[A-Za-z]+\([^$\n]{0,40}\)\$|\\(?:frac|sqrt|log|cdot)\b": "formulas; write it in words",
        r"(?<![\w:/]):[a-z][a-z0-9_]{1,31}:(?![\w:/])": "emoji by name from a bot; paste the emoji itself",
        r"\\$": "a break by a backslash; end the line without it",
        r"^#{4,} ?\S{0,20}": "headings beyond ###; use bold text",
        r"^ {0,3}\|.{0,200}\||^ {0,3}:?-{3,}:? ?\|": "tables; use a list",
        r"!\[[^\]\n]{0,200}\]\(": "images; describe it in words",
        rf"</?(?:{_TAGS})(?: [^<>\n]{{0,200}})?/?>|<!--": "HTML; use Markdown",
        r"\[\^[^\]\n]{1,40}\]": "footnotes; say it in the text",
        r"\[[^\]\n]{1,200}\]\[[^\]\n]{0,80}\]": "links by reference; write [text](address)",
        r"^ {0,3}(?:-{3,}|={3,}|\*{3,}|_{3,}) *$": "lines across; use an empty line",
        r"^ {0,10}[-*] \[[ xX]\] ": "boxes to tick; use plain list items",
        _OF_A_SERVER: "emoji, commands and times alike everywhere; write it in words",
    }.items()
}
_MARKS = re.compile(r"\*\*|__|~~|\|\||`|\]\(|^(?:[-*>]|#{1,3}) ")
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_NO_FIGURES = re.compile(rf"https?://\S+|^ {{0,10}}\d{{1,3}}[.)] |{_OF_A_SERVER}", re.MULTILINE)
_NUMBER = (
    "write a small one in letters, and make others figures (README.md, Numbers); a name such as S3 goes to "
    "`digits` in vocabulary.yaml"
)
_WORD = re.compile(r"[^\s()*_`\"]+")


def markdown(base: KnowledgeBase, today: dt.date) -> Iterator[Finding]:
    """Everything about the texts of a base as they are shown."""
    names = _names(base.vocabulary.digits)
    for entry in base.entries.values():
        for steps, text in texts(entry):
            yield from _length(entry, steps, text, today)
            yield from _rendering(entry, steps, text[:_LOOKED_AT])
            yield from _digits(entry, steps, text[:_LOOKED_AT], names)


def _length(entry: Entry, steps: Steps, text: str, today: dt.date) -> Iterator[Finding]:
    length, most = len(shown(text, entry, today)), LONGEST.get(str(steps[-1]), LONGEST_LINE)
    if length > most:
        yield Finding(
            entry, steps, f"the text has {length} characters as shown, more than {most}; shorten it"
        )


def _rendering(entry: Entry, steps: Steps, text: str) -> Iterator[Finding]:
    if steps[0] in _PLAIN:
        if mark := _MARKS.search(text):
            yield Finding(entry, steps, f"the text is shown plainly; take out `{mark[0]}`", within=mark[0])
        return
    yield from _open(entry, steps, text)
    prose = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
    for pattern, what in _NOT_RENDERED.items():
        if found := pattern.search(prose):
            yield Finding(entry, steps, what, within=found[0].strip())


def _open(entry: Entry, steps: Steps, text: str) -> Iterator[Finding]:
    """Code that is never closed takes all the rest with it; bold that is never closed shows its stars."""
    if text.count("```") % 2:
        yield Finding(
            entry, steps, "a block of code is never closed; add ``` on a line below it", within="```"
        )
        return
    for paragraph in _CODE.sub("", text).split("\n\n"):
        if paragraph.count("**") % 2:
            part = paragraph[paragraph.rfind("**") :].split("\n")[0][:20]
            yield Finding(
                entry, steps, "bold text is begun or ended only; write `**` on both sides", within=part
            )


def _digits(entry: Entry, steps: Steps, text: str, names: re.Pattern[str] | None) -> Iterator[Finding]:
    prose = _NO_FIGURES.sub(" ", BRACE.sub(" ", text))
    prose = names.sub(" ", prose) if names else prose
    words = (word.strip(".,;:!?") for word in _WORD.findall(prose) if re.search(r"\d", word))
    for word in dict.fromkeys(words):
        yield Finding(entry, steps, f"`{cite(word)}` is a number without a date; {_NUMBER}", within=word)


def _names(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Names with digits that are no figures, such as S3, as whole words in any case."""
    longest_first = sorted(names, key=len, reverse=True)
    any_of = "|".join(re.escape(name) for name in longest_first)
    return re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE) if names else None
