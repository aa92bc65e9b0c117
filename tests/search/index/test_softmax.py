"""Learning which terms tell entries apart."""

from __future__ import annotations

from bot.search.index.softmax import Softmax
from bot.search.words.features import Term

PHRASES: list[dict[Term, float]] = [
    {"brake": 0.7, "noise": 0.7},
    {"brake": 0.7, "pad": 0.7},
    {"chain": 0.7, "noise": 0.7},
    {"chain": 0.7, "oil": 0.7},
]
OWNERS = [0, 0, 1, 1]


def weights_of(learned: Softmax) -> dict[tuple[Term, int], float]:
    """The learned weights by term and entry."""
    return {(term, entry): weight for term, entry, weight in learned.weights()}


def test_telling_terms_outweigh_shared_ones() -> None:
    """What only one entry says speaks for it more than what both say."""
    weights = weights_of(Softmax(PHRASES, OWNERS, 2))
    assert weights["brake", 0] > weights["noise", 0]
    assert weights["chain", 1] > weights["noise", 1]


def test_terms_weigh_only_where_they_are_used() -> None:
    """The model stays as sparse as the phrases."""
    assert ("brake", 1) not in weights_of(Softmax(PHRASES, OWNERS, 2))


def test_learning_is_the_same_every_time() -> None:
    """Equal phrases give equal weights to the last bit."""
    assert weights_of(Softmax(PHRASES, OWNERS, 2)) == weights_of(Softmax(PHRASES, OWNERS, 2))


def test_terms_of_nearly_all_entries_are_dropped() -> None:
    """A term that most of many entries use tells nothing."""
    phrases: list[dict[Term, float]] = [{"the": 0.1, f"only{i}": 0.9} for i in range(40)]
    weights = weights_of(Softmax(phrases, list(range(40)), 40))
    assert not [term for term, _ in weights if term == "the"]
    assert weights["only3", 3] > 0


def test_nothing_to_learn_is_fine() -> None:
    """An empty base has no weights."""
    assert list(Softmax([], [], 0).weights()) == []
    assert list(Softmax([{}], [0], 1).weights()) == []


def test_what_a_phrase_says_for_another_entry_is_unlearned() -> None:
    """A shared term first counts for whoever uses it most, and in the end less than a telling one."""
    shared: list[dict[Term, float]] = [{"noise": 1.0}] * 9 + [{"noise": 0.9, "chain": 0.4}]
    weights = weights_of(Softmax(shared, [0] * 9 + [1], 2))
    speaks_for = [0.9 * weights["noise", 0], 0.9 * weights["noise", 1] + 0.4 * weights["chain", 1]]
    plain = [0.9 * 9.0, 0.9 * 0.9 + 0.4 * 0.4]
    assert speaks_for[1] - speaks_for[0] > plain[1] - plain[0]
