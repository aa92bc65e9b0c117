"""Learns how people say that somebody is in danger, from sentences of which people have said so."""

from __future__ import annotations

import argparse
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import DataError
from bot.knowledge.loader import load
from bot.knowledge.model import KnowledgeBase
from bot.search import meaning
from bot.search.crisis import Crisis
from bot.search.danger import WEIGHTS
from bot.search.disguise import LONGEST
from bot.search.index.index import Index
from bot.search.index.learning import learn
from bot.search.words.text import prose
from bot.settings.places import shipped_knowledge
from training.cries import Cry, cries, known, nonsense
from training.progress import Bars

if TYPE_CHECKING:
    from bot.search.danger.sense import Network
    from bot.search.danger.words import Words
    from training.thresholds import Material, Scores

HELP = "learn how people say that somebody is in danger"


def add(parser: argparse.ArgumentParser) -> None:
    """The knowledge, where the weights go, and a list to measure by instead of learning."""
    parser.add_argument("--knowledge", type=Path, metavar="DIR", default=shipped_knowledge())
    parser.add_argument("--out", type=Path, metavar="DIR", default=WEIGHTS)
    measure = "learn nothing; count how many of this list's sentences are met by what the bot has"
    parser.add_argument("--measure", type=Path, metavar="FILE", help=measure)


def run(options: argparse.Namespace) -> int:
    """Learn and write, or measure; sentences are never shown."""
    base = load(options.knowledge).base
    if base is None:
        raise DataError(f"{options.knowledge} has faults; `python -m bot check` names them")
    if options.measure:
        print("\n".join(measured(base, list(cries([options.measure])))))
        return 0
    from training.thresholds import crossed, learned, with_thresholds

    with Bars() as bars:
        material = read(base, [*cries(), *known(base), *nonsense()], bars)
    left_out = crossed(material)
    words, network = with_thresholds(*learned(material, material.everything), left_out)
    print("\n".join([*told(words, network, left_out), *written(options.out, words, network)]))
    return 0


def read(base: KnowledgeBase, sentences: Sequence[Cry], bars: Bars) -> Material:
    """What the bot makes of the sentences that are worth it; takes the encoder's time for each of them."""
    import numpy as np

    from bot.search.danger.sense import row
    from training.thresholds import Material, worth_learning

    crisis, encoder = unweighed(base), meaning.load()
    heard = [crisis.heard(cry.text) for cry in sentences]
    places = np.flatnonzero(worth_learning(sentences, heard)).tolist()
    kept = [sentences[place] for place in places]
    rows = []
    for done, cry in enumerate(kept, 1):
        rows.append(row(encoder, prose(cry.text, LONGEST)))
        bars("sentences", done, len(kept))
    told = np.array([crisis.told(cry.text) for cry in kept], np.float32)
    return Material(kept, [heard[place] for place in places], told, np.stack(rows))


def unweighed(base: KnowledgeBase) -> Crisis:
    """The patterns and the reading of words, without what was learned before."""
    words = base.vocabulary.crisis.model_copy(update={"weighed": False})
    base = replace(base, vocabulary=base.vocabulary.model_copy(update={"crisis": words}))
    return Crisis(base, Index(base, learn(base)).speller.words)


def told(words: Words, network: Network, left_out: Mapping[str, Scores]) -> Iterator[str]:
    """How each writer's sentences are told apart by what the others' teach."""
    yield "learned from the other writers' sentences:"
    for name, scores in left_out.items():
        for side, met in (("words", scores.words >= words.alone), ("sense", scores.whole >= network.enough)):
            danger, harmless = met[scores.danger], met[~scores.danger]
            alarms = f"{harmless.sum()} of {len(harmless)} taken for danger"
            yield f"{name:8}{side}: {danger.sum()} of {len(danger)} met, {alarms}"


def measured(base: KnowledgeBase, sentences: Sequence[Cry]) -> Iterator[str]:
    """Totals, by words alone and with sense."""
    ordinary = Index(base, learn(base)).speller.words
    for name, encoder in (("words", None), ("sense", meaning.load())):
        crisis = Crisis(base, ordinary, encoder=encoder)
        met = [cry for cry in sentences if crisis.met(cry.text)]
        danger, hits = (sum(cry.danger for cry in among) for among in (sentences, met))
        others, alarms = len(sentences) - danger, len(met) - hits
        yield f"{name}: {hits} of {danger} met, {alarms} of {others} taken for danger"


def written(folder: Path, words: Words, network: Network) -> Iterator[str]:
    """Write what was learned; the lines say what the bot has to be told of the files."""
    import numpy as np

    file = io.BytesIO()
    parts = {name: getattr(network, name) for name in network.__slots__}
    parts["inner"] = parts["inner"].astype(np.float16)
    np.savez(file, **parts)
    for name, data in (("words.bin", words.to_bytes()), ("sense.npz", file.getvalue())):
        (folder / name).write_bytes(data)
        yield f'PUBLISHED = Published("{name}", {len(data)}, "{hashlib.sha256(data).hexdigest()}")'
