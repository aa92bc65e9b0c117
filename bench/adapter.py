"""The engine as a matcher for measurements: example questions in, ranked entries out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bot.knowledge.model import Entry, KnowledgeBase, Topic
from bot.search.engine import Engine
from bot.search.reply import Courtesy

Ask = Callable[[str], list[tuple[str, float]]]
_TODAY = dt.date(2026, 1, 1)


def knowledge_of(entries: Sequence[Mapping[str, Any]]) -> KnowledgeBase:
    """A base of bare entries, each a list of example questions without any other evidence."""
    return KnowledgeBase({e["id"]: _entry(e["id"], e["questions"]) for e in entries})


def _entry(name: str, questions: Sequence[str]) -> Entry:
    entry = Topic.model_construct(
        title=questions[0],
        questions=tuple(questions[1:]),
        summary="",
        answer="",
        category="any",
        sources=("editors",),
        reviewed=_TODAY,
        review_by=_TODAY,
    )
    entry._id = name
    return entry


def build(entries: Sequence[Mapping[str, Any]]) -> Ask:
    """A function that asks the engine by words and meaning; the first score is its confidence."""
    from bot.search.meaning import load
    from bot.search.meaning.learning import train
    from bot.search.meaning.meaning import Meaning

    base, encoder = knowledge_of(entries), load()
    return _asking(Engine(base, meaning=Meaning.of(base, train(base, encoder), encoder)))


def words_alone(entries: Sequence[Mapping[str, Any]]) -> Ask:
    """The same by words alone."""
    return _asking(Engine(knowledge_of(entries)))


def _asking(engine: Engine) -> Ask:
    """What asks an engine; later scores stay below the first one, which is the confidence."""

    def ask(text: str) -> list[tuple[str, float]]:
        reply = engine.reply(text)
        if isinstance(reply, Courtesy) or not reply.candidates:
            return []
        return [(c.entry.id, reply.confidence - i * 1e-9) for i, c in enumerate(reply.candidates)]

    return ask
