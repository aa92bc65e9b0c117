"""A base that was read from good files, as lines of JSON, so that it need not be read from YAML again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.knowledge.model import KINDS, Entry, KnowledgeBase, Source, Vocabulary

_KINDS: dict[str, type[Entry]] = {kind.kind: kind for kind in KINDS.values()}


def written(base: KnowledgeBase) -> Iterator[str]:
    """The base, a line each for its version, hashes and vocabulary, and for every source and entry."""
    yield json.dumps(base.version)
    yield json.dumps(base.hashes)
    yield base.vocabulary.model_dump_json()
    for key, source in base.sources.items():
        yield f"{json.dumps([key])}\t{source.model_dump_json()}"
    for entry in base.entries.values():
        yield f"{json.dumps([entry.kind, entry.id])}\t{entry.model_dump_json()}"


def parsed(lines: Iterable[str]) -> KnowledgeBase:
    """The base that ``written`` was given, every field of it checked by the model.

    Raises:
        ValueError: the lines are something else, or of another version of the model.
    """
    rest = iter(lines)
    version, hashes, words = (next(rest, "") for _ in range(3))
    sources: dict[str, Source] = {}
    entries: dict[str, Entry] = {}
    for line in rest:
        name, _, text = line.partition("\t")
        match _json(name):
            case [str(key)]:
                sources[key] = Source.model_validate_json(text)
            case [str(kind), str(key)] if kind in _KINDS:
                entries[key] = _KINDS[kind].model_validate_json(text)
                entries[key]._id = key
            case _:
                raise ValueError("a line is neither a source nor an entry")
    vocabulary = Vocabulary.model_validate_json(words)
    return KnowledgeBase(entries, sources, vocabulary, str(_json(version)), hashes=dict(_json(hashes)))


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("a line is nested too deeply") from None
