"""Learning which terms tell entries apart."""

from __future__ import annotations

from bot.search.index.flat import flatten
from bot.search.index.learning import learn
from bot.search.index.postings import Postings
from bot.search.index.softmax import Softmax
from bot.search.index.terms import Terms
from bot.search.words.features import Counts, Features
from tests.workshop import WORDS, WORKSHOP, base_of

PHRASES = ["brake noise", "brake pad", "chain noise", "chain oil"]
OWNERS = [0, 0, 1, 1]


def learned(phrases: list[str], owners: list[int]) -> Postings:
    """What the words and pairs of some phrases weigh on their owners."""
    stems = [tuple(phrase.split()) for phrase in phrases]
    terms = Terms(stems, Features(Counts.of(stems), lambda stem: 1.0))
    return Softmax(terms, owners, max(owners, default=-1) + 1).postings


def said(postings: Postings, phrase: str, entry: int) -> float:
    """What the words of a phrase say for an entry."""
    return sum(postings.weight(word, entry) for word in phrase.split())


def test_telling_terms_outweigh_shared_ones() -> None:
    """What only one entry says speaks for it more than what both say."""
    found = learned(PHRASES, OWNERS)
    assert found.weight("brake", 0) > found.weight("noise", 0)
    assert found.weight("chain", 1) > found.weight("noise", 1)


def test_terms_weigh_only_where_they_are_used() -> None:
    """The model stays as sparse as the phrases."""
    assert learned(PHRASES, OWNERS).weight("brake", 1) == 0


def test_pairs_of_words_weigh_too() -> None:
    """Neighbours in their order, the beginning and the end of a phrase among them."""
    found = learned(PHRASES, OWNERS)
    assert min(found.weight(pair, 0) for pair in (("brake", "noise"), ("", "brake"), ("noise", ""))) > 0
    assert found.weight(("noise", "brake"), 0) == 0


def test_learning_is_the_same_every_time() -> None:
    """Equal phrases give equal weights to the last bit."""
    first, second = learned(PHRASES, OWNERS), learned(PHRASES, OWNERS)
    assert first.weights == second.weights


def test_terms_of_nearly_all_entries_are_dropped() -> None:
    """A term that most of many entries use tells nothing."""
    found = learned([f"the only{number}" for number in range(40)], [*range(40)])
    assert "the" not in found
    assert found.weight("only3", 3) > 0


def test_what_a_phrase_says_for_another_entry_is_unlearned() -> None:
    """A shared word first counts for whoever uses it most; it stops doing so against a telling one."""
    found = learned(["brake noise"] * 9 + ["chain noise"], [0] * 9 + [1])
    assert said(found, "chain noise", 1) > said(found, "chain noise", 0)


def test_nothing_to_learn_is_fine() -> None:
    """An empty base has no weights, nor has an entry whose phrases have no words."""
    assert not learned([], []).weights
    assert learned([""], [0]).weight("noise", 0) == 0


def test_what_is_shared_with_an_earlier_base_is_learned_the_same() -> None:
    """An entry more, an entry less and another one: to the last bit what a base gives that is new."""
    changed = WORKSHOP[1].model_copy(update={"questions": ("does a purple bell help?",)})
    changed._id = WORKSHOP[1].id
    base, after = base_of(*WORKSHOP, **WORDS), base_of(changed, *WORKSHOP[2:], **WORDS)
    assert flatten(learn(after, (base, learn(base)))) == flatten(learn(after))
    assert flatten(learn(base, (after, learn(after)))) == flatten(learn(base))
