"""The same answers in a terminal: one question, a prompt, or one question a line from a pipe."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from bot import words
from bot.knowledge.model import Entry, KnowledgeBase, Skill
from bot.knowledge.text import shown
from bot.search.engine import Engine
from bot.search.reply import Answer, Courtesy, Reply, Suggestions, Unknown

HELLO = f"{words.guide.HELP_TITLE}\n{words.guide.HELP_INTRO}"
_MARKS = re.compile(r"^(?:## |-# )", re.MULTILINE)


def plain(entry: Entry, base: KnowledgeBase, today: dt.date) -> str:
    """The entry as it is read in a terminal: title, text, sources and review date."""
    parts = [shown(entry.title, entry, today), shown(entry.answer or entry.summary, entry, today)]
    if isinstance(entry, Skill):
        levels = entry.by_level.model_dump().items()
        parts.append("\n".join(f"{level}: {shown(text, entry, today)}" for level, text in levels))
    names = "; ".join(map(base.source_title, entry.sources))
    footer = [words.entries.sources(len(entry.sources), names), words.entries.reviewed(entry.reviewed)]
    if entry.review_by < today:
        footer.append(words.entries.overdue(entry.review_by))
    return "\n\n".join([*parts, _unmarked("\n".join(footer))])


class Terminal:
    """Asks the engine and gives its replies in the words of the cards.

    Args:
        engine: answers the questions.
        as_json: one JSON object a question instead of text.
        explain: add how the decision came about.
    """

    def __init__(self, engine: Engine, *, as_json: bool = False, explain: bool = False) -> None:
        self._engine = engine
        self._as_json = as_json
        self._explain = explain

    @staticmethod
    def greeting() -> Sequence[str]:
        """What stands above a prompt."""
        return (_unmarked(HELLO), words.ask.PROMPT_ENDS)

    def respond(self, question: str) -> str:
        """What is printed for one question."""
        start = time.perf_counter()
        reply = self._engine.reply(question)
        ms = round((time.perf_counter() - start) * 1000, 3)
        text = json.dumps(self._record(question, reply, ms)) if self._as_json else self._words(reply)
        if self._explain and not self._as_json:
            text += f"\n\n{self._engine.explain(question)}"
        return text

    def _record(self, question: str, reply: Reply, ms: float) -> dict[str, object]:
        candidates = () if isinstance(reply, Courtesy) else reply.candidates[:5]
        record: dict[str, object] = {
            "question": question,
            "outcome": _outcome(reply),
            "confidence": 0.0 if isinstance(reply, Courtesy) else round(reply.confidence, 4),
            "entries": [
                {"id": c.entry.id, "kind": c.entry.kind, "title": c.entry.title, "score": round(c.score, 4)}
                for c in candidates
            ],
            "answer": self._answer(reply),
            "ms": ms,
        }
        if self._explain:
            record["explanation"] = str(self._engine.explain(question))
        return record

    def _answer(self, reply: Reply) -> str | None:
        entry = reply.entry if isinstance(reply, Answer) else None
        if isinstance(reply, Unknown):
            entry = reply.decline
        return plain(entry, self._engine.base, _today()) if entry else None

    def _words(self, reply: Reply) -> str:
        match reply:
            case Answer(second=None) | Unknown(decline=Entry()):
                return str(self._answer(reply))
            case Answer(second=Entry() as second):
                return f"{self._answer(reply)}\n\n{words.ask.ALSO.format(title=_title(second))}"
            case Suggestions(entries=entries):
                return _listed(words.ask.DID_YOU_MEAN, entries)
            case Unknown(nearest=nearest):
                return _listed(words.ask.UNKNOWN, nearest, words.ask.NEAREST)
            case Courtesy(kind="thanks"):
                return words.ask.THANKS
            case Courtesy(kind="language"):
                return words.ask.LANGUAGE
            case _:
                return _unmarked(HELLO)


def _outcome(reply: Reply) -> str:
    match reply:
        case Answer():
            return "answer"
        case Suggestions():
            return "suggestions"
        case _:
            return "unknown"


def _listed(first: str, entries: Iterable[Entry], then: str = "") -> str:
    titles = [f"  - {_title(entry)}" for entry in entries]
    return _unmarked("\n".join(filter(None, [first, then if titles else "", *titles])))


def _title(entry: Entry) -> str:
    return shown(entry.title, entry, _today())


def _unmarked(text: str) -> str:
    """The words of a card without its marks for headings and small print."""
    return _MARKS.sub("", text)


def piped(lines: Iterable[str]) -> Iterator[str]:
    """The questions of a pipe: one a line, blank lines left out."""
    return (line.strip() for line in lines if line.strip())


def prompted() -> Iterator[str]:
    """Questions typed at a prompt until the end of input or an empty line."""
    while True:
        print("> ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline().strip()
        if not line:
            return
        yield line


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()
