"""Learns from a knowledge base: a pure function that takes seconds, best run in a process of its own."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.knowledge.model import KnowledgeBase
from bot.search.crisis import plan
from bot.search.index.coverage import saturated
from bot.search.index.evidence import Evidence
from bot.search.index.index import stems_of
from bot.search.index.learned import Learned, Own
from bot.search.index.postings import Postings
from bot.search.itself import counted, is_own
from bot.search.words.features import Counts, Features
from bot.search.words.lexicon import Lexicon

if TYPE_CHECKING:
    from bot.search.index.softmax import Softmax

LOOK_ALIKES = 5
"""What a line counts that was written because it looks like a question about the bot and is none."""


def learn(base: KnowledgeBase) -> Learned:
    """Everything that is worked out from a base; equal bases give equal values to the last bit."""
    lexicon = Lexicon(base.vocabulary)
    evidence = Evidence.of(base.entries.values(), lexicon)
    counts = Counts.of(chain(*evidence.phrases))
    features = Features(counts, lexicon.weight)
    softmax = _softmax(evidence, features)
    return Learned(
        phrases=[[stems_of(phrase) for phrase in group] for group in evidence.phrases],
        against=[[stems_of(line) for line in group] for group in evidence.against],
        uses=evidence.uses,
        known=frozenset(evidence.known),
        counts=counts,
        coverage=Postings(saturated(evidence.phrases, evidence.bodies)),
        terms=Postings(softmax.weights()),
        bias=softmax.bias,
        danger=plan(base.vocabulary.crisis),
        itself=_itself(base, evidence),
    )


def _itself(base: KnowledgeBase, evidence: Evidence) -> Own:
    """Lines that look alike and must not lead to entries about the bot count as often as they are needed."""
    own, others = [], []
    for entry, phrases, against in zip(
        base.entries.values(), evidence.phrases, evidence.against, strict=True
    ):
        if is_own(entry):
            own += phrases
            others += LOOK_ALIKES * against
        else:
            others += phrases
    return counted(map(stems_of, own), map(stems_of, others))


def _softmax(evidence: Evidence, features: Features) -> Softmax:
    from bot.search.index.softmax import Softmax  # whoever only answers needs no numpy for words

    owners = [i for i, group in enumerate(evidence.phrases) for _ in group]
    return Softmax(map(features.terms, chain(*evidence.phrases)), owners, len(evidence.phrases))
