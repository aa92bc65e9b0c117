"""Why the bot replies to a question as it does, as a card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot import words
from bot.knowledge.view import View
from bot.sanitize.markdown import escaped, quiet
from bot.search.explanation import Explanation
from bot.ui.cards.answers import say_question
from bot.ui.cards.card import BROWSED, Card
from bot.ui.cards.entries import pick, title_of

PHRASE, LISTED = 200, 500


def explained_card(view: View, question: str, told: Explanation) -> Card:
    """What was decided and by which bound, the words, the nearest phrasings, and the likeliest entries."""
    card = Card(BROWSED).say(words.kb.EXPLAINED)
    say_question(card, question)
    card.say(f"**{quiet(told.decided[:1].upper() + told.decided[1:], LISTED)}**").gap()
    card.say("\n".join(_read(told)))
    best = [(view.find(name), score, chance) for name, score, chance in told.best]
    found = [(entry, score, chance) for entry, score, chance in best if entry]
    if found:
        rows = [
            f"{place}. {escaped(title_of(entry, view))} · `{entry.id}`{_numbers(score, chance)}"
            for place, (entry, score, chance) in enumerate(found, 1)
        ]
        card.gap().say("\n".join([words.kb.LIKELIEST, *rows])).say(_weighed(told))
        card.row(pick(words.kb.OPEN_ENTRY, [entry for entry, _, _ in found], view))
    return card


def _read(told: Explanation) -> Iterator[str]:
    """A line for each thing that was read of the words, without those that have nothing to say."""
    listed = {"matched": told.matched, "elsewhere": told.elsewhere, "unknown": told.unknown}
    changed = {"repaired": _arrows(told.repaired), "synonyms": _arrows(told.synonyms)}
    for name, said in ({key: ", ".join(found) for key, found in listed.items()} | changed).items():
        if said:
            yield f"**{words.kb.WORDS_READ[name]}**: {quiet(said, LISTED)}"
    for name, phrase in ((words.kb.WORDED, told.worded), (words.kb.LIKE, told.like)):
        if phrase:
            yield f"**{name}**: “{quiet(phrase, PHRASE)}”"


def _arrows(pairs: Mapping[str, str]) -> str:
    return ", ".join(f"{left} → {right}" for left, right in pairs.items())


def _numbers(score: float, chance: float) -> str:
    # By words alone only the first entry's chance is worked out.
    said = words.kb.score(score)
    return f" · **{chance:.0%}** · {said}" if chance else f" · {said}"


def _weighed(told: Explanation) -> str:
    shares = ", ".join(f"{name} {value:+.1f}" for name, value in told.shares.items())
    return f"-# {words.kb.WEIGHED}: {shares}" if shares else ""
