"""A small knowledge that several rooms' tests share: entries of each kind, linked as real ones are."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.knowledge.model import (
    About,
    Entry,
    Glossary,
    KnowledgeBase,
    Level,
    Requirement,
    Responsibility,
    Role,
    Skill,
    Source,
    Topic,
    Vocabulary,
)

COMMON: dict[str, Any] = {
    "sources": ("editors",),
    "reviewed": dt.date(2025, 11, 24),
    "review_by": dt.date(2026, 11, 24),
}


def entry(kind: type[Entry], name: str, title: str, answer: str, **more: Any) -> Entry:
    """An entry as the loader makes it; ``more`` are its other keys."""
    keys = COMMON | {"title": title, "answer": answer, "summary": answer[:200]} | more
    made = kind(**keys)
    made._id = name
    return made


def small_base(**more: Any) -> KnowledgeBase:
    """The base; ``more`` are other arguments of KnowledgeBase, such as ``good_at``."""
    found = (
        entry(
            Role,
            "backend-developer",
            "Senior backend developer",
            "A senior backend developer owns services: their design, their data and their running.",
            aliases=("back end engineer", "server side developer"),
            questions=("what does a senior backend developer do?", "backend role explained"),
            family="application",
            skills={"kubernetes": "increasingly standard", "sql": "essential"},
            responsibilities=("mentoring",),
            requirements=("degree",),
            next=("staff",),
        ),
        entry(
            Level,
            "staff",
            "Staff engineer",
            "Staff is the level after senior on the technical track.",
            questions=("what comes after senior?", "how is staff different from senior?"),
            rank=5,
            scope="Several teams",
            autonomy="Finds the problems worth solving",
            impact="Changes how teams build",
        ),
        entry(
            Responsibility,
            "mentoring",
            "Mentoring",
            "Seniors help others grow: pairing, reviews and honest feedback.",
            questions=("do seniors have to mentor juniors?", "am I expected to coach people?"),
        ),
        entry(
            Requirement,
            "degree",
            "A university degree",
            "Usually, no. Experience counts more than a degree for senior roles.",
            aliases=("bachelor", "cs degree"),
            questions=("do I need a degree to be a senior developer?", "can I get hired without college?"),
            strength="commonly sought",
            related=("mentoring", "kubernetes", "promotion"),
            sources=("onet", "seed"),
        ),
        entry(
            Skill,
            "kubernetes",
            "Kubernetes",
            "It depends on the role. {share} run it in production.",
            aliases=("k8s", "container orchestration"),
            questions=("do I have to know kubernetes?", "is k8s worth learning for a promotion?"),
            group="cloud-and-containers",
            strength="increasingly standard",
            by_level={"mid": "Deploys with it", "senior": "Runs services on it", "staff": "Decides about it"},
            figures={
                "share": {
                    "value": "82 %",
                    "of": "container users",
                    "as_of": dt.date(2025, 12, 31),
                    "refresh_by": dt.date(2027, 3, 31),
                    "source": "onet",
                }
            },
            related=("sql",),
        ),
        entry(
            Skill,
            "sql",
            "SQL",
            "Yes. Nearly every backend role works with a relational database.",
            questions=("should I learn sql or nosql?", "are relational databases still needed?"),
            group="data",
            strength="essential",
            by_level={"mid": "Writes joins", "senior": "Reads query plans", "staff": "Chooses the store"},
        ),
        entry(
            Topic,
            "promotion",
            "Getting promoted",
            "Show work at the next level first, then ask for the title with examples in hand.",
            questions=("how do I get promoted?", "my manager keeps delaying my promotion, what now?"),
            category="transitions",
            related=("staff", "degree"),
        ),
        entry(
            Topic,
            "legal-advice",
            "Legal and visa questions",
            "I leave legal questions to lawyers. Ask one, or your country's labour office.",
            questions=("can I sue my employer?", "do I need a visa to work abroad?"),
            category="out-of-scope",
            declines=True,
        ),
        entry(
            Glossary,
            "ic",
            "IC",
            "Individual contributor: somebody who leads no people.",
            questions=("what is an ic?",),
        ),
        entry(
            About,
            "about-this-bot",
            "About this bot",
            "I am a bot with curated answers.",
            questions=("who made you?",),
        ),
    )
    arguments: dict[str, Any] = {
        "entries": {e.id: e for e in found},
        "sources": {
            "onet": Source(
                title="O*NET 15-1252.00 Software Developers",
                url="https://www.onetonline.org/link/summary/15-1252.00",
                licence="CC BY 4.0",
                date="2024",
                use="facts",
                attribution="Based on O*NET data (CC BY 4.0), restated and shortened by us",
            )
        },
        "vocabulary": Vocabulary(
            groups={"cloud-and-containers": "Cloud and containers", "data": "Data and databases"},
            families={"application": "Application development"},
            categories={"transitions": "Moving up", "out-of-scope": "What this bot leaves to others"},
            weightless=("senior", "developer"),
            greetings=("hi", "hello", "hey"),
            thanks=("thanks", "thank you"),
            small_talk=("lol", "how are you"),
            company=("everyone", "o"),
        ),
        "version": "small",
    }
    return KnowledgeBase(**(arguments | more))
