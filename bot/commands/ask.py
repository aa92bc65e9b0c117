"""The same answers in a terminal: one question, a prompt, or one question a line from a pipe."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from pathlib import Path

from bot import words
from bot.commands.engines import engine_over
from bot.commands.telling import say
from bot.knowledge.model import Entry, Skill
from bot.knowledge.text import shown
from bot.knowledge.view import View
from bot.search.engine import Engine
from bot.search.reply import Answer, Courtesy, Part, Reply, Suggestions, Unknown, led_to, others_led_to

HELP = "answer in the terminal; '-' reads one question a line from standard input"

HELLO = f"{words.guide.HELP_TITLE}\n{words.guide.HELP_INTRO}"
_MARKS = re.compile(r"^(?:#{1,3} |-# )|\*\*|`", re.MULTILINE)


def plain(entry: Entry, view: View) -> str:
    """The entry as it is read in a terminal: title, text, what to read further, sources and review date."""
    parts = [shown(entry.title, entry, view.today), shown(entry.answer or entry.summary, entry, view.today)]
    if isinstance(entry, Skill):
        levels = entry.by_level.model_dump().items()
        parts.append("\n".join(f"{level}: {shown(text, entry, view.today)}" for level, text in levels))
    names = "; ".join(map(view.base.source_title, entry.sources))
    footer = [words.entries.sources(len(entry.sources), names), words.entries.reviewed(entry.reviewed)]
    if entry.read_further:
        footer.insert(0, words.entries.further("; ".join(map(view.base.source_title, entry.read_further))))
    if entry.review_by < view.today:
        footer.append(words.entries.overdue(entry.review_by))
    return _unmarked("\n\n".join([*parts, "\n".join(footer)]))


def add(parser: argparse.ArgumentParser) -> None:
    """Where the answers come from, how they are printed, and the question."""
    parser.add_argument("--knowledge", type=Path, metavar="DIR", help="another folder of answers")
    parser.add_argument("--json", action="store_true", help="one JSON object a question")
    parser.add_argument("--explain", action="store_true", help="say how the answer was chosen")
    parser.add_argument("question", nargs="*", metavar="QUESTION")


def run(options: argparse.Namespace) -> int:
    """Answer one question, each line of a pipe, or what is typed at a prompt."""
    terminal = Terminal(engine_over(options.knowledge), as_json=options.json, explain=options.explain)
    asked = " ".join(options.question).encode(errors="surrogateescape").decode(errors="replace")
    questions: Iterable[str] = [asked]
    if options.question == ["-"]:
        questions = piped(sys.stdin)
    elif not options.question:
        say(*terminal.greeting())
        questions = prompted()
    for question in questions:
        print(terminal.respond(question), flush=True)
    return 0


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
        if self._as_json:
            return json.dumps(self._record(question, reply, ms))
        text = _unmarked(self._words(reply))
        return f"{text}\n\n{self._engine.explain(question)}" if self._explain else text

    def _record(self, question: str, reply: Reply, ms: float) -> dict[str, object]:
        record = self._told(question, reply) | {"ms": ms}
        parts = () if isinstance(reply, Courtesy) else reply.parts
        record["parts"] = [self._told(part.text, part.reply) for part in parts]
        if self._explain:
            record["explanation"] = str(self._engine.explain(question))
        return record

    def _told(self, question: str, reply: Reply) -> dict[str, object]:
        candidates = () if isinstance(reply, Courtesy) else reply.candidates[:5]
        return {
            "question": question,
            "outcome": _outcome(reply),
            "confidence": 0.0 if isinstance(reply, Courtesy) else round(reply.confidence, 4),
            "entries": [
                {"id": c.entry.id, "kind": c.entry.kind, "title": c.entry.title, "score": round(c.score, 4)}
                for c in candidates
            ],
            "shown": [entry.id for entry in _shown(reply)],
            "answer": self._answer(reply),
        }

    def _answer(self, reply: Reply) -> str | None:
        entry = reply.entry if isinstance(reply, Answer) else None
        if isinstance(reply, Unknown):
            entry = reply.decline
        return plain(entry, self._engine.view(_today())) if entry else None

    def _words(self, reply: Reply) -> str:
        if not isinstance(reply, Courtesy) and reply.parts:
            return "\n\n".join(starmap(_part, enumerate(reply.parts, 1)))
        match reply:
            case Answer() | Unknown(decline=Entry()):
                return str(self._answer(reply))
            case Suggestions(entries=entries, likely=likely):
                return _listed(words.ask.DID_YOU_MEAN, entries, likely=likely)
            case Unknown(nearest=()):
                return words.ask.UNKNOWN
            case Unknown(nearest=nearest):
                return _listed(words.ask.NEAREST, nearest)
            case Courtesy(kind="thanks"):
                return words.ask.THANKS
            case Courtesy(kind="language"):
                return words.ask.LANGUAGE
            case Courtesy(kind="wordless"):
                return words.ask.WORDLESS
            case _:
                return HELLO


def _outcome(reply: Reply) -> str:
    match reply:
        case Answer():
            return "answer"
        case Suggestions():
            return "suggestions"
        case _:
            return "unknown"


def _shown(reply: Reply) -> tuple[Entry, ...]:
    """The entries on the card's buttons."""
    if not isinstance(reply, Courtesy) and reply.parts:
        first = [entry for part in reply.parts if (entry := led_to(part))]
        rest = [entry for part in reply.parts for entry in others_led_to(part)]
        return tuple({entry.id: entry for entry in (*first, *rest)}.values())
    match reply:
        case Answer(related=related):
            return related
        case Suggestions(entries=entries):
            return entries
        case Unknown(nearest=nearest):
            return nearest
        case _:
            return ()


def _listed(first: str, entries: Sequence[Entry], *, likely: bool = False) -> str:
    """Entries to choose from, each with its answer."""
    titles = list(map(_title, entries))
    if likely:
        titles[0] = words.ask.LIKELIEST_TITLE.format(title=titles[0])
    lines = [f"  - {title}: {_summary(entry)}" for title, entry in zip(titles, entries, strict=True)]
    return "\n".join([first, *lines])


def _part(number: int, part: Part) -> str:
    entry = led_to(part)
    line = f"{_title(entry)}: {_summary(entry)}" if entry else words.ask.NOTHING
    if entry and not (isinstance(part.reply, Answer) or entry.declines):
        line = words.ask.CLOSEST.format(line=line)
    if others := others_led_to(part):
        line = _listed(f"{line}\n{words.ask.PART_OTHERS}", others)
    return words.ask.PART.format(number=number, question=part.text, line=line)


def _title(entry: Entry) -> str:
    return shown(entry.title, entry, _today())


def _summary(entry: Entry) -> str:
    return shown(entry.summary, entry, _today())


def _unmarked(text: str) -> str:
    """The words of a card without its marks for headings, small print, bold words and commands."""
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
