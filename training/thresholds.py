"""Where danger begins: learned without one writer after the other, and asked of the one who was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.search.danger.judge import TOLD, WORDS_SHARE
from bot.search.danger.sense import Network
from bot.search.danger.words import Words
from bot.search.meaning.layers import Floats
from training.cries import Cry
from training.judging import learn_sense, learn_words

STRANGERS = ("a", "b", "i", "k", "l", "m")
"""Writers by whom thresholds are set: the others wrote harmless sentences to look like dangerous ones."""
MOST_ALARMS = 1 / 150
"""Of a stranger's harmless sentences with words of danger, the share that may be taken for danger."""
MOST_ALARMS_ALONE = 1 / 125
"""The same without sense: words know less, and a needless offer of help harms less than none in need."""
LOST = 1 / 50
"""Of sentences of danger, the share that may be too far from it in words for their sense to be asked."""
FIRST = 6
"""One of so many harmless texts that nobody wrote for it is enough to find those that come near to danger."""
NEAREST = 3_000
"""So many of them are learned from."""

Chosen = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences, and what the bot makes of them.

    Args:
        cries: the sentences.
        words: of each, as they were meant.
        told: 1 where a pattern tells of danger.
        rows: of each, what the encoder's layers make of it.
    """

    cries: Sequence[Cry]
    words: Sequence[Sequence[str]]
    told: Floats
    rows: Floats

    @property
    def danger(self) -> Chosen:
        """Those in which somebody is in danger."""
        return np.array([cry.danger for cry in self.cries])

    @property
    def everything(self) -> Chosen:
        """All of them."""
        return np.ones(len(self.cries), np.bool_)

    def writers(self) -> Iterator[tuple[str, Chosen]]:
        """Each writer with the sentences that are theirs."""
        names = np.array([cry.writer for cry in self.cries])
        yield from ((str(name), names == name) for name in np.unique(names) if name)


@dataclass(frozen=True, slots=True)
class Scores:
    """How near to danger sentences are; patterns are counted in both.

    Args:
        words: by words alone.
        whole: with their sense.
        danger: those in which somebody is in danger.
    """

    words: Floats
    whole: Floats
    danger: Chosen


def worth_learning(cries: Sequence[Cry], words: Sequence[Sequence[str]]) -> Chosen:
    """Which sentences to learn from: of what nobody wrote for it, only what comes near to danger in words.

    Args:
        cries: the sentences.
        words: of each, as they were meant.
    """
    danger = np.array([cry.danger for cry in cries], np.float32)
    aside = np.array([not cry.writer and not cry.danger for cry in cries])
    places = np.flatnonzero(aside)
    first = _words(words, danger, ~aside | np.isin(np.arange(len(cries)), places[::FIRST]))
    likeness = np.array([first(words[place]) for place in places.tolist()])
    nearest = places[np.argsort(-likeness, kind="stable")[:NEAREST]]
    return ~aside | np.isin(np.arange(len(cries)), nearest)


def learned(material: Material, chosen: Chosen) -> tuple[Words, Network]:
    """What the chosen sentences teach."""
    danger = material.danger.astype(np.float32)
    return _words(material.words, danger, chosen), learn_sense(material.rows[chosen], danger[chosen])


def _words(words: Sequence[Sequence[str]], danger: Floats, chosen: Chosen) -> Words:
    return learn_words([heard for heard, own in zip(words, chosen, strict=True) if own], danger[chosen])


def scored(material: Material, chosen: Chosen, words: Words, network: Network) -> Scores:
    """The scores of the chosen sentences."""
    said = [words(heard) for heard, own in zip(material.words, chosen, strict=True) if own]
    heard = np.array(said, np.float32) + np.float32(TOLD) * material.told[chosen]
    whole = np.float32(WORDS_SHARE) * heard + network(material.rows[chosen])
    return Scores(heard, whole, material.danger[chosen])


def crossed(material: Material) -> dict[str, Scores]:
    """The scores of each stranger's sentences by what all others teach."""
    strangers = ((name, own) for name, own in material.writers() if name in STRANGERS)
    return {name: scored(material, own, *learned(material, ~own)) for name, own in strangers}


def joined(parts: Iterable[Scores]) -> Scores:
    """Those of several writers."""
    parts = list(parts)
    words, whole, danger = (
        np.concatenate([getattr(part, name) for part in parts]) for name in Scores.__slots__
    )
    return Scores(words, whole, danger)


def least(scores: Floats, danger: Chosen, most: float) -> float:
    """The score that at most this share of the harmless sentences reaches."""
    harmless = np.sort(scores[~danger])[::-1]
    return float(np.nextafter(harmless[int(most * len(harmless))], np.float32(np.inf)))


def with_thresholds(words: Words, network: Network, crossed: Mapping[str, Scores]) -> tuple[Words, Network]:
    """The same, knowing from where on danger is told."""
    strangers = joined(crossed.values())
    alone = least(strangers.words, strangers.danger, MOST_ALARMS_ALONE)
    enough = least(strangers.whole, strangers.danger, MOST_ALARMS)
    near = float(np.quantile(strangers.words[strangers.danger], LOST))
    return replace(words, alone=alone, near=near), replace(network, enough=enough)
