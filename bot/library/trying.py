"""Checks one draft against a knowledge folder; runs in a process of its own, and writes nothing."""

from __future__ import annotations

import datetime as dt
import json
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TypeAlias

from rapidfuzz import fuzz, process

from bot.knowledge.checks.places import Places
from bot.knowledge.checks.report import findings
from bot.knowledge.files import File, Sorted, sort_out, survey
from bot.knowledge.loader import gather_files
from bot.knowledge.model import KINDS, Entry, KnowledgeBase
from bot.knowledge.names import bad_name
from bot.knowledge.parsed import written
from bot.knowledge.problems import Problem, faults_of
from bot.knowledge.tree import Met
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.reader import read
from bot.search.engine import Engine
from bot.search.index.evidence import phrasings
from bot.search.reply import Courtesy

# The kind that most new entries are of.
USUAL = "topics"
# How many phrasings of a draft are held against those of others, how many of these for each, and how many
# questions of all are asked anew.
MOST_PHRASES, FOR_EACH, MOST_ASKED = 150, 8, 120

Taken: TypeAlias = tuple[str, str]
"""A text, and the entry that it is of."""


def work(given: bytes) -> bytes:
    """What the check finds in a draft, the entry that it makes, and the questions that it would take."""
    order = json.loads(given)
    today, folder, name = dt.date.fromisoformat(order["today"]), Path(order["folder"]), order["name"]
    files, data = survey(folder)[0], order["text"].encode()
    path = f"{order['kind'] or _folder(files, name, data)}/{name}.yaml"
    base, problems = gather_files(*_sorted(files, path, data), folder)
    told: Sequence[Problem] = [problem for problem in faults_of(problems) if problem.path == path]
    if not told and name not in base.entries:  # of a name that no file of an entry has, nothing is read
        told = [Problem(path, 1, 1, "file", bad_name(path.partition("/")[0], f"{name}.yaml"))]
    entry, taken = None if told else base.entries.get(name), list[Taken]()
    if entry:
        near = _near(base, entry)
        found = findings(_around(base, entry, near), today, Places(folder, {path: data}))
        told, taken = [problem for problem in found if problem.path == path], [*takes(base, entry, near)]
    made = KnowledgeBase({entry.id: entry} if entry else {}, base.sources, base.vocabulary)
    answer = {
        "path": path,
        "problems": [astuple(one) for one in told],
        "base": [*written(made)],
        "takes": taken,
    }
    return json.dumps(answer).encode()


def takes(base: KnowledgeBase, draft: Entry, near: Sequence[Taken]) -> Iterator[Taken]:
    """Questions of other entries that would lead to the draft first, were they not written word for word.

    Args:
        base: with the draft in it.
        draft: one of its entries.
        near: texts of others that are like those of the draft, the likest first.
    """
    asked = [(text, owner) for text, owner in near if text in base.entries[owner].questions][:MOST_ASKED]
    engine = Engine(_without(base, {text for text, _ in asked}))
    for text, owner in asked:
        reply = engine.reply(text)
        first = None if isinstance(reply, Courtesy) else next(iter(reply.candidates), None)
        if first and first.entry.id == draft.id:
            yield text, owner


def _sorted(files: Iterable[File], path: str, data: bytes) -> Sorted:
    """The folder's files with the draft in its place."""
    met = [Met(file.path, stat.S_IFREG, file.data) for file in files if file.path != path]
    return sort_out([*met, Met(path, stat.S_IFREG, data)])


def _around(base: KnowledgeBase, draft: Entry, near: Sequence[Taken]) -> KnowledgeBase:
    """The draft behind the entries that it could collide with: of two that do, the later one is told."""
    entries = {entry.id: entry for entry in (*base.some(owner for _, owner in near), draft)}
    return KnowledgeBase(entries, base.sources, base.vocabulary, base.version, base.folder)


def _near(base: KnowledgeBase, draft: Entry) -> list[Taken]:
    """The phrasings of others that share most words with those of the draft, the likest first."""
    others = (entry for entry in base.entries.values() if entry.id != draft.id)
    owners = {text: entry.id for entry in others for text in phrasings(entry)}
    scores: dict[str, float] = {}
    for phrase in phrasings(draft)[:MOST_PHRASES]:
        for text, score, _ in process.extract(phrase, [*owners], scorer=fuzz.token_set_ratio, limit=FOR_EACH):
            scores[text] = max(score, scores.get(text, 0.0))
    return [(text, owners[text]) for text in sorted(scores, key=lambda text: (-scores[text], text))]


def _without(base: KnowledgeBase, questions: set[str]) -> KnowledgeBase:
    def thinned(entry: Entry) -> Entry:
        kept = tuple(text for text in entry.questions if text not in questions)
        return entry.model_copy(update={"questions": kept}) if kept != entry.questions else entry

    entries = {name: thinned(entry) for name, entry in base.entries.items()}
    return KnowledgeBase(entries, base.sources, base.vocabulary, base.version, base.folder)


def _folder(files: Iterable[File], name: str, data: bytes) -> str:
    """The kind that the draft is of: that of the entry with its name, else the one that it fits best."""
    known = next((file.folder for file in files if file.stem == name and file.folder in KINDS), "")
    if known:
        return known
    try:
        keys = [*read(data).root.pairs]
    except UnreadableFile:
        return USUAL
    return min([USUAL, *KINDS], key=lambda folder: _misfit(KINDS[folder], keys))


def _misfit(kind: type[Entry], keys: Sequence[str]) -> float:
    """How far what is written is from the keys of a kind; a slip in one does not make it another's."""
    needed = [name for name, field in kind.model_fields.items() if field.is_required()]
    return sum(_stray(key, [*kind.model_fields]) for key in keys) + sum(_stray(key, keys) for key in needed)


def _stray(key: str, keys: Sequence[str]) -> float:
    return 100 - max((fuzz.ratio(key, other) for other in keys), default=0.0)
