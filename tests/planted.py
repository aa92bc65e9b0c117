"""The small knowledge and a saved job with a hostile text in every field that is shown."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from bot.jobs.model import Posting, SavedJob
from bot.knowledge.model import Entry, KnowledgeBase, Source
from tests.hostile import ADDRESSES, MARKUP, UNSEEN, spread
from tests.small import small_base

HOME = "https://www.onetonline.org/link/summary/15-1252.00"
JOB = "https://jobs.example.com/1"
PLANTED = [f"x{text}" for text in (*ADDRESSES, *MARKUP, *UNSEEN, *spread("n.gg/x"))]
PLANTED += ["[a](b) [Claim](https:\u2060//evil.example/x)", "Z\u0338\u0327\u0331\u0353" * 20, "w" * 79 + "*"]

_SHELVES = ("groups", "families", "categories")
# Fields that hold ids of a fixed pattern.
_NAMES = {"family", "group", "category", "seed", "formerly", "sources", "related", "next", "lang"}
# Written as Markdown by moderators and shown so: what may stand in them is judged when files are read.
REVIEWED = {"answer", "by_level", "scope", "autonomy", "impact", "figures"}


def planted(text: str) -> KnowledgeBase:
    """The small knowledge with the text in every field that is shown and is no Markdown."""
    base = small_base()
    spoiled = {name: _spoiled(entry, text) for name, entry in base.entries.items()}
    texts = dict.fromkeys(Source.model_fields.keys() - {"url", "use"}, text)
    sources = {name: source.model_copy(update=texts) for name, source in base.sources.items()}
    shelves = {key: dict.fromkeys(value, text) for key, value in base.vocabulary if key in _SHELVES}
    vocabulary = base.vocabulary.model_copy(update=shelves)
    return small_base(entries=spoiled, sources=sources, vocabulary=vocabulary)


def _spoiled(entry: Entry, text: str) -> Entry:
    new: dict[str, Any] = {}
    for key, value in entry:
        annotation = str(type(entry).model_fields[key].annotation)
        if key in REVIEWED or "Literal" in annotation or key in _NAMES:
            continue
        if isinstance(value, str):
            new[key] = text
        elif key in ("aliases", "questions", "not_for"):
            new[key] = (f"{text}?",) * 3
    if entry.kind == "glossary":
        new["answer"] = ""  # the summary is shown in its place
    spoiled = entry.model_copy(update=new)
    spoiled._id = entry.id
    return spoiled


def job(text: str) -> SavedJob:
    """A saved job with the text in each field that its owner writes."""
    fixed: dict[str, Any] = {"url": JOB, "original_url": JOB, "source": JOB, "deadline": dt.date(2026, 2, 1)}
    said = Posting(**{field.name: fixed.get(field.name, text) for field in dataclasses.fields(Posting)})
    return SavedJob(1, 2, dt.datetime(2026, 1, 1, tzinfo=dt.UTC), said)
