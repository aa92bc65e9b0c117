"""Discord's limits: the longest that the knowledge and members can hold still fits every message.

discord.py checks almost none of them; SimCord refuses what Discord would refuse.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import discord
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.model import (
    Entry,
    Figure,
    Glossary,
    KnowledgeBase,
    Level,
    Requirement,
    Role,
    Skill,
    Source,
    Topic,
    Vocabulary,
)
from bot.knowledge.view import View
from bot.members.privacy import Erased, Keeping, Traces
from bot.search.reply import Answer, Part, Suggestions, Unknown
from bot.ui.cards.ask import reply_card
from bot.ui.cards.browse import groups_card, list_card
from bot.ui.cards.card import Card
from bot.ui.cards.guide import about_card
from bot.ui.cards.members import erased_card, erasure_card, privacy_card
from bot.ui.cards.welcome import help_card
from tests.small import entry
from tests.world import World

TODAY = dt.date(2027, 6, 1)  # past every review date
NOW = dt.datetime(2027, 6, 1, tzinfo=dt.UTC)
NASTY = "*_~|`>#[]()<@!&1234567890123456789> @everyone "
FULL: dict[str, Any] = {"reviewed": dt.date(2026, 11, 24), "review_by": dt.date(2026, 11, 25)}
SKILLS = [f"skill-{i:034}" for i in range(60)]


def filled(length: int, pattern: str = NASTY) -> str:
    """A text of exactly that length."""
    return (pattern * (length // len(pattern) + 1))[:length].strip().ljust(length, "x")


def figures() -> dict[str, Figure]:
    """A figure whose value is as long as anybody would write."""
    day = dt.date(2025, 12, 31)
    return {"f": Figure(value=filled(300), of="all", as_of=day, refresh_by=day, source="s0")}


def worst(kind: type[Entry], name: str, i: int = 0, **more: Any) -> Entry:
    """An entry with everything as long as the files may have it."""
    keys = FULL | {
        "title": f"{i:03} {filled(76)}",
        "summary": filled(330) + "{f}" * 3,
        "sources": tuple(f"s{n}" for n in range(12)),
        "related": tuple(SKILLS[:12]),
        "figures": figures(),
    }
    return entry(kind, name, keys.pop("title"), filled(2700) + "{f}" * 30, **(keys | more))


def worst_base(nasty: str = NASTY) -> KnowledgeBase:
    """A knowledge in which nothing is short."""
    long = filled(2000, nasty)
    found = [
        worst(
            Skill,
            name,
            i,
            group=f"g{i % 30:039}",
            strength="increasingly standard",
            by_level={"mid": long, "senior": long, "staff": long},
        )
        for i, name in enumerate(SKILLS)
    ]
    found += [
        worst(
            Role,
            f"role-{i:035}",
            i,
            family="family",
            skills=dict.fromkeys(SKILLS, "commonly sought"),
            responsibilities=tuple(SKILLS),
            requirements=tuple(SKILLS),
            next=tuple(SKILLS),
        )
        for i in range(30)
    ]
    found += [
        worst(Level, "level", rank=1, scope=long, autonomy=long, impact=long, next=tuple(SKILLS)),
        worst(Requirement, "requirement", strength="increasingly standard"),
        worst(Topic, "topic", category="c", declines=True),
        worst(Glossary, "term"),
    ]
    sources = {
        f"s{i}": Source(
            title=long[:500],
            url="https://example.com/" + "(a)" * 300,
            licence=long[:300],
            date="2026-01-01",
            use="facts",
            attribution=long,
        )
        for i in range(40)
    }
    titles = {f"g{i:039}": filled(300) for i in range(30)}
    vocabulary = Vocabulary(groups=titles, families={"family": long}, categories={"c": long})
    return KnowledgeBase({e.id: e for e in found}, sources, vocabulary, good_at=dt.datetime.now(dt.UTC))


BASE = worst_base()
VIEW = View(BASE, TODAY)


def answer(base: KnowledgeBase, name: str) -> Card:
    """A whole entry with everything that can hang on it."""
    reply = Answer(base.entries[name], 1.0, base.some(SKILLS[20:]))
    return reply_card(View(base, TODAY), reply, question=filled(1000), follow_up=True, private=True)


def short(base: KnowledgeBase, name: str) -> Card:
    """The short card of the same."""
    reply = Answer(base.entries[name], 1.0, base.some(SKILLS[20:]))
    return reply_card(View(base, TODAY), reply, question=filled(1000), follow_up=True)


def several(base: KnowledgeBase) -> Card:
    """Three questions in one message, each with a long way to its answer."""
    first, second = base.entries[SKILLS[0]], base.entries[SKILLS[1]]
    replies = (Answer(first, 1.0), Suggestions((second,), 0.5), Unknown((), base.entries["topic"]))
    parts = tuple(Part(filled(1000), reply) for reply in replies)
    return reply_card(View(base, TODAY), Answer(first, 1.0, parts=parts), question=filled(1000))


CARDS: dict[str, Callable[[], Card]] = {
    **{name: partial(answer, BASE, name) for name in BASE.entries if not name.startswith("skill-")},
    "skill": lambda: answer(BASE, SKILLS[0]),
    "short": lambda: short(BASE, SKILLS[0]),
    "several": lambda: several(BASE),
    "suggestions": lambda: reply_card(VIEW, Suggestions(BASE.some(SKILLS), 0.5), question=filled(1000)),
    "unknown": lambda: reply_card(VIEW, Unknown(BASE.some(SKILLS)), question=filled(1000)),
    "decline": lambda: reply_card(
        VIEW, Unknown(BASE.some(SKILLS), BASE.entries["topic"]), question=filled(1000)
    ),
    "danger": lambda: reply_card(
        VIEW, Unknown((), BASE.entries["topic"], crisis=True), question=filled(1000)
    ),
    "help": lambda: help_card(VIEW),
    "about": lambda: about_card(VIEW),
    "sources": lambda: about_card(VIEW, 3),
    "last sources": lambda: about_card(VIEW, 99),
    "groups": lambda: groups_card(VIEW, filled(300)),
    "group": lambda: list_card(VIEW, "skill", f"g{0:039}", 0),
    "skills": lambda: list_card(VIEW, "skill", "", 1),
    "roles": lambda: list_card(VIEW, "role", "", 1),
    "privacy": lambda: privacy_card({f"{i} {filled(30)}": 10**6 for i in range(9)}, Keeping(1200, 36_500)),
    "erased": lambda: erased_card(
        Erased({f"{i} {filled(30)}": 10**6 for i in range(9)}, Traces.WAITING), Keeping(1200, 36_500)
    ),
    "erasure": lambda: erasure_card({f"{i} {filled(30)}": 10**6 for i in range(9)}),
}


@pytest.mark.parametrize("name", CARDS)
async def test_the_longest_content_is_accepted(world: World, name: str) -> None:
    """Discord takes every card, whatever it is made of."""
    await world.place.send(view=CARDS[name]())
    assert len(world.said()) == 1


@pytest.mark.parametrize("name", CARDS)
def test_no_footer_is_lost_to_a_long_text(name: str) -> None:
    """However long an answer is, its source and review date still stand below it."""
    card = CARDS[name]()
    if name in BASE.entries or name == "skill":
        shown = "\n".join(
            item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)
        )
        assert "-# Sources: " in shown
        assert "-# Reviewed 24 November 2026" in shown
        assert "due for a review on 25 November 2026" in shown


def test_help_for_somebody_in_danger_tells_its_age() -> None:
    """Whoever is given numbers sees when they were checked, and whether that is too long ago."""
    shown = "\n".join(
        item.content for item in CARDS["danger"]().walk_children() if isinstance(item, discord.ui.TextDisplay)
    )
    assert "Reviewed 24 November 2026" in shown
    assert "due for a review on 25 November 2026" in shown


def within_limits(card: Card) -> None:
    """Discord's own numbers, counted here once more."""
    assert card.content_length() <= 4000
    children = list(card.walk_children())
    assert len(children) <= 40
    ids = [item.custom_id for item in children if hasattr(item, "custom_id")]
    assert len(ids) == len(set(ids))
    assert all(len(custom_id) <= 100 for custom_id in ids)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30), st.integers(0, 60))
def test_any_text_of_members_stays_within_limits(text: str, number: int) -> None:
    """Whatever members write and save, the cards keep Discord's limits."""
    within_limits(reply_card(VIEW, Unknown(BASE.some(SKILLS)), question=text * 30))
    within_limits(answer(BASE, SKILLS[0]))
    within_limits(short(BASE, SKILLS[0]))
    within_limits(several(BASE))


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=30))
def test_any_text_of_the_knowledge_stays_within_limits(text: str) -> None:
    """Whatever the files hold, the cards keep Discord's limits."""
    base = worst_base(text)
    for name in ("topic", "level", SKILLS[0], f"role-{0:035}"):
        within_limits(answer(base, name))
        within_limits(short(base, name))
    within_limits(several(base))
    for page in range(6):
        within_limits(about_card(View(base, TODAY), page))
        within_limits(list_card(View(base, TODAY), "skill", "", page))
    within_limits(groups_card(View(base, TODAY)))
