"""A bicycle workshop's knowledge: the search knows no subject, so its tests use one of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from bot.knowledge.model import Entry, KnowledgeBase, OnlyFor, Topic, Vocabulary
from bot.search.index.index import Index
from bot.search.index.learning import learn

DAY = dt.date(2026, 1, 1)


def topic(name: str, title: str, questions: Sequence[str] = (), **more: Any) -> Entry:
    """An entry as the loader makes it."""
    keys = {
        "summary": title,
        "answer": f"{title}.",
        "category": "any",
        "sources": ("editors",),
        "reviewed": DAY,
        "review_by": DAY,
    }
    made = Topic(title=title, questions=tuple(questions), **(keys | more))
    made._id = name
    return made


def base_of(*entries: Entry, **vocabulary: Any) -> KnowledgeBase:
    """A base of these entries; keyword arguments are parts of its vocabulary."""
    return KnowledgeBase({entry.id: entry for entry in entries}, vocabulary=Vocabulary(**vocabulary))


def index_of(base: KnowledgeBase) -> Index:
    """The index of a base, learned now."""
    return Index(base, learn(base))


WORKSHOP = (
    topic(
        "flat-tyre",
        "Mending a flat tyre",
        [
            "my tyre is flat, what now?",
            "how do I patch a puncture?",
            "there is a nail in my tyre",
            "the air goes out of the front wheel over night",
            "do you mend punctures?",
        ],
        aliases=("puncture", "flat"),
        related=("brakes", "opening-hours"),
        not_for=("how do I inflate a paddling pool",),
    ),
    topic(
        "brakes",
        "Setting the brakes",
        [
            "my brakes squeal",
            "the brake lever goes all the way to the handlebar",
            "how often do brake pads wear out?",
            "disc brake or rim brake, what is better?",
            "rim brakes vs disc brakes",
        ],
        aliases=("brake pads",),
    ),
    topic(
        "gears",
        "Setting the gears",
        [
            "the chain jumps between the cogs",
            "my derailleur rattles",
            "shifting is slow and noisy",
            "how do I index the gears?",
            "eleven speeds or twelve?",
        ],
        aliases=("derailleur",),
    ),
    topic(
        "opening-hours",
        "When the workshop is open",
        [
            "when are you open?",
            "are you open on saturday?",
            "until what time can I fetch my bike?",
            "opening times of the workshop",
        ],
    ),
    topic(
        "price-of-service",
        "What a service costs",
        [
            "how much is a full service?",
            "price list for repairs",
            "what do you charge for an hour of work?",
            "is a yearly check expensive?",
        ],
        answer="A yearly service costs about as much as two new tyres and takes a morning.",
    ),
    topic(
        "no-cars",
        "Cars are not repaired here",
        ["can you repair my car?", "do you change car tyres?", "my engine stalls, can you look at it?"],
        declines=True,
    ),
    topic(
        "danger",
        "When somebody is hurt",
        ["I had a crash and I am bleeding", "my friend hit his head and is unconscious"],
        declines=True,
    ),
    topic(
        "staff-discount",
        "Discount for the staff",
        ["what discount do mechanics get?", "staff prices on frames"],
        only_for=OnlyFor(roles=("mechanic",)),
    ),
)


WORDS: dict[str, Any] = {
    "synonyms": {"derailleur": ("mech", "shifter thing"), "bicycle": ("bike", "velo")},
    "ambiguous": {"disc": {"means": "disc brake", "beside": ("rotor", "caliper")}},
    "weightless": ("bicycle",),
    "greetings": ("hi", "hello there", "good morning"),
    "thanks": ("thanks", "thank you", "cheers"),
    "small_talk": ("how are you", "lol", "o"),
    "company": ("everyone", "my friend", "d"),
    "crisis": {
        "entry": "danger",
        "spelt": {"somebody": ("sb",)},
        "fillers": ("really",),
        "groups": {"somebody": ("my friend", "somebody", "he"), "blood": ("bleeding", "bleeding badly")},
        "said": ("is unconscious", "<blood>", "<somebody> fell .. head", "^ help me $", "hit (my) head"),
        "of_others": ("<somebody> vanished",),
        "stories": ("film",),
        "signs": {"cold": ("i lie on", "broken ice"), "wound": ("leg .. broken",)},
        "together": ("cold + wound",),
        "harmless": ("bleeding the brakes", "bleeding brakes", "leg of my chair is broken"),
    },
}

OUTSIDE = (
    "when does the train leave?",
    "a recipe for tomato soup",
    "how tall is the tower?",
    "sing me a song",
    "who won the match last night?",
    "my cat sleeps on the keyboard",
)
"""Messages about other things."""
