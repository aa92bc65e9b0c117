"""Checks one draft against a knowledge folder; runs in a process of its own, and writes nothing."""

from __future__ import annotations

import datetime as dt
import json
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import TypeAlias

from rapidfuzz import fuzz, process

from bot.knowledge.checks.places import Places
from bot.knowledge.checks.report import findings
from bot.knowledge.files import File, sort_out, survey
from bot.knowledge.loader import gather_files
from bot.knowledge.model import KINDS, Entry, KnowledgeBase
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
# Questions of other entries that are asked anew, and how many for each phrasing of the draft.
MOST_ASKED, FOR_EACH = 120, 6

Taken: TypeAlias = tuple[str, str]
"""A question, and the entry that it is of."""


def work(given: bytes) -> bytes:
    """What the check finds in a draft, the entry that it makes, and the questions that it would take."""
    order = json.loads(given)
    today = dt.date.fromisoformat(order["today"])
    files, _ = survey(Path(order["folder"]))
    data = order["text"].encode()
    path = f"{order['kind'] or _folder(files, order['name'], data)}/{order['name']}.yaml"
    base, problems = _checked(files, path, data, Path(order["folder"]), today)
    entry = base.entries.get(order["name"])
    made = KnowledgeBase({entry.id: entry} if entry else {}, base.sources, base.vocabulary)
    return json.dumps(
        {
            "path": path,
            "problems": [astuple(problem) for problem in problems],
            "base": [*written(made)],
            "takes": [*takes(base, entry)] if entry else [],
        }
    ).encode()


def takes(base: KnowledgeBase, draft: Entry) -> Iterator[Taken]:
    """Questions of other entries that would lead to the draft first, were they not written word for word.

    Args:
        base: with the draft in it.
        draft: one of its entries.
    """
    near = _near(draft, {text: entry.id for entry in _others(base, draft) for text in entry.questions})
    engine = Engine(_without(base, {text for text, _ in near}))
    for text, owner in near:
        reply = engine.reply(text)
        if (
            not isinstance(reply, Courtesy)
            and reply.candidates[:1]
            and reply.candidates[0].entry.id == draft.id
        ):
            yield text, owner


def _checked(
    files: Sequence[File], path: str, data: bytes, folder: Path, today: dt.date
) -> tuple[KnowledgeBase, Sequence[Problem]]:
    """The base with the draft in its place, and what is wrong with the draft."""
    met = [Met(file.path, stat.S_IFREG, file.data) for file in files if file.path != path]
    base, problems = gather_files(*sort_out([*met, Met(path, stat.S_IFREG, data)]), folder)
    faults = [problem for problem in faults_of(problems) if problem.path == path]
    if faults:
        return base, faults
    around = _around(base, path.rpartition("/")[2].removesuffix(".yaml"))
    found = findings(around, today, Places(folder, {path: data}))
    return base, [problem for problem in found if problem.path == path]


def _around(base: KnowledgeBase, name: str) -> KnowledgeBase:
    """The draft behind the entries that it could collide with: of two that do, the later one is told."""
    draft = base.entries[name]
    texts = {text: entry.id for entry in _others(base, draft) for text in phrasings(entry)}
    near = {owner for _, owner in _near(draft, texts)}
    entries = {entry.id: entry for entry in (*base.some(sorted(near)), draft)}
    return KnowledgeBase(entries, base.sources, base.vocabulary, base.version, base.folder)


def _others(base: KnowledgeBase, draft: Entry) -> Iterator[Entry]:
    return (entry for entry in base.entries.values() if entry.id != draft.id)


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


def _near(draft: Entry, owners: Mapping[str, str]) -> list[Taken]:
    """The texts of others that share most words with what the draft may be called or asked."""
    scores: dict[str, float] = {}
    for phrase in phrasings(draft):
        for text, score, _ in process.extract(phrase, [*owners], scorer=fuzz.token_set_ratio, limit=FOR_EACH):
            scores[text] = max(score, scores.get(text, 0.0))
    likest = sorted(scores, key=lambda text: (-scores[text], text))
    return [(text, owners[text]) for text in likest[:MOST_ASKED]]


def _without(base: KnowledgeBase, questions: set[str]) -> KnowledgeBase:
    def thinned(entry: Entry) -> Entry:
        kept = tuple(text for text in entry.questions if text not in questions)
        return entry.model_copy(update={"questions": kept}) if kept != entry.questions else entry

    entries = {name: thinned(entry) for name, entry in base.entries.items()}
    return KnowledgeBase(entries, base.sources, base.vocabulary, base.version, base.folder)
