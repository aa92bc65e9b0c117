"""Learns from a knowledge base: a pure function that takes seconds, best run in a process of its own."""

from __future__ import annotations

from itertools import chain

from bot.knowledge.model import KnowledgeBase
from bot.search.crisis import plan
from bot.search.index.coverage import listed
from bot.search.index.evidence import Evidence
from bot.search.index.learned import Learned, Own
from bot.search.index.postings import Postings
from bot.search.itself import counted, is_own
from bot.search.places import Places
from bot.search.words.features import Counts, Features
from bot.search.words.lexicon import Lexicon, Phrase

LOOK_ALIKES = 5
"""What a line counts that was written because it looks like a question about the bot and is none."""


def learn(base: KnowledgeBase, before: tuple[KnowledgeBase, Learned] | None = None) -> Learned:
    """Everything that is worked out from a base; equal bases give equal values to the last bit.

    Args:
        base: the knowledge.
        before: an earlier base with what was learned from it. Entries that both share, as one object, are not
            read again; what comes of it is the same.
    """
    from bot.search.index.softmax import Softmax  # whoever only answers needs no numpy for words
    from bot.search.index.terms import Terms

    lexicon = Lexicon(base.vocabulary)
    evidence = Evidence.of(base, lexicon, before)
    counts = Counts.of(chain(*evidence.phrases))
    owners = [number for number, group in enumerate(evidence.phrases) for _ in group]
    terms = Terms(list(chain(*evidence.phrases)), Features(counts, lexicon.weight))
    softmax = Softmax(terms, owners, len(evidence.phrases))
    return Learned(
        phrases=evidence.phrases,
        against=evidence.against,
        uses=dict(sorted(evidence.uses.items())),
        known=dict(sorted(evidence.known.items())),
        counts=counts,
        coverage=Postings(listed(evidence.counts)),
        terms=softmax.postings,
        bias=softmax.bias,
        danger=_danger(base, before),
        itself=_itself(base, evidence),
    )


def _danger(base: KnowledgeBase, before: tuple[KnowledgeBase, Learned] | None) -> Places:
    if before and before[0].vocabulary.crisis == base.vocabulary.crisis:
        return before[1].danger
    return plan(base.vocabulary.crisis)


def _itself(base: KnowledgeBase, evidence: Evidence) -> Own:
    """Lines that look alike and must not lead to entries about the bot count as often as they are needed."""
    own, others = list[Phrase](), list[Phrase]()
    for entry, phrases, against in zip(
        base.entries.values(), evidence.phrases, evidence.against, strict=True
    ):
        if is_own(entry):
            own += phrases
            others += LOOK_ALIKES * [*against]
        else:
            others += phrases
    return counted(own, others)
