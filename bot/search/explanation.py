"""Why the engine replies as it does, for a moderator or a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field

from bot.search.finding import Finding
from bot.search.index.index import Index
from bot.search.reply import Answer, Courtesy, Reply, Suggestions, Unknown

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one reply came about.

    Args:
        decided: which threshold or rule decided, in a sentence.
        confidence: the chance in [0, 1] that the best entry is the right one.
        matched: words that the best entry has.
        elsewhere: words that only other entries have.
        unknown: words that no entry has.
        repaired: misspelt word to the word that was meant.
        synonyms: word to the name that it stands for.
        shares: each kind of evidence to its part of the best entry's score.
        signs: each sign that the confidence rests on, with its value.
        worded: the phrasing of the best entry that is nearest in words; empty where they share none.
        like: the phrasing of the best entry that is nearest in meaning; empty where words alone were read.
        best: ids, scores and, as far as they were worked out, chances of the likeliest entries, at most five.
    """

    decided: str
    confidence: float = 0.0
    matched: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    repaired: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    signs: Mapping[str, float | bool] = field(default_factory=dict)
    worded: str = ""
    like: str = ""
    best: tuple[tuple[str, float, float], ...] = ()

    def lines(self) -> Iterator[str]:
        """The explanation line by line, without those that have nothing to say."""
        yield f"decided:    {self.decided}"
        listed = (("matched", self.matched), ("elsewhere", self.elsewhere), ("unknown", self.unknown))
        yield from (f"{name + ':':12}{', '.join(words)}" for name, words in listed if words)
        changed = (("repaired", self.repaired), ("synonyms", self.synonyms))
        yield from (f"{name + ':':12}{_arrows(pairs)}" for name, pairs in changed if pairs)
        weighed = (("evidence", self.shares), ("signs", self.signs))
        yield from (f"{name + ':':12}{_values(values)}" for name, values in weighed if values)
        if self.worded:
            yield f"says like:  {self.worded}"
        if self.like:
            yield f"means like: {self.like}"
        yield from (f"{score:10.2f}  {chance:4.2f}  {entry}" for entry, score, chance in self.best)

    def __str__(self) -> str:
        return "\n".join(self.lines())


def explained(index: Index, reply: Reply, found: Finding, answer: float, suggest: float) -> Explanation:
    """The explanation of a reply; ``answer`` and ``suggest`` are the thresholds that applied."""
    decided = _decided(reply, found, answer, suggest)
    if not found.choices:
        return Explanation(decided, getattr(reply, "confidence", 0.0))
    query, best = found.readings[0].query, found.choices[0]
    has = [(word.text, index.covers(word.stem, best.number), index.covers(word.stem)) for word in query.words]
    signs = best.signs or found.readings[0].signs
    return Explanation(
        decided,
        found.confidence,
        tuple(dict.fromkeys(text for text, here, _ in has if here)),
        tuple(dict.fromkeys(text for text, here, anywhere in has if anywhere and not here)),
        tuple(dict.fromkeys(text for text, _, anywhere in has if not anywhere)),
        query.repairs,
        index.lexicon.replaced([query.repairs.get(word, word) for word in query.heard]),
        index.shares(query, best.number),
        asdict(signs) if signs else {},
        index.likest(query, best.number),
        best.like,
        tuple((choice.entry.id, choice.score, choice.chance) for choice in found.choices[:MOST_SHOWN]),
    )


def _decided(reply: Reply, found: Finding, answer: float, suggest: float) -> str:
    match reply:
        case Courtesy(kind):
            return f"a courtesy ({kind}), not a question"
        case Answer(confidence=sure):
            return f"answered: {sure:.2f} is at least the {answer:.2f} asked of an answer"
        case Suggestions(confidence=sure):
            some = f"{found.some:.2f} that one of them serves is at least {suggest:.2f}"
            return f"offered choices: {sure:.2f} is under {answer:.2f}, and {some}"
        case Unknown(decline=entry, crisis=True) if entry:
            return f"words of danger: {entry.id}, for the asker alone"
        case Unknown(decline=entry, confidence=sure) if entry:
            return f"declined by {entry.id}: {sure:.2f} is at least {suggest:.2f}"
        case Unknown():
            return f"not known: {found.some:.2f} is under the {suggest:.2f} asked of choices"


def _arrows(pairs: Mapping[str, str]) -> str:
    return ", ".join(f"{left} -> {right}" for left, right in pairs.items())


def _values(values: Mapping[str, float | bool]) -> str:
    return ", ".join(
        f"{name.replace('_', ' ')} {'yes' if value else 'no'}"
        if isinstance(value, bool)
        else f"{name} {value:.2f}"
        for name, value in values.items()
    )
