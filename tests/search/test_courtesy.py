"""Greetings, thanks and small talk in the usual forms, by the project's own vocabulary."""

from __future__ import annotations

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.courtesy import courtesy
from bot.search.engine import Engine
from bot.search.reply import Answer, Courtesy, Unknown
from bot.search.words.lexicon import Lexicon
from bot.search.words.text import clean, words

TALK = {
    "hello": [
        "hey folks \\o",
        "hi everybody :D",
        "hello all o/",
        "gm team",
        "good evening everyone, I'm new here",
        "hiya, nice to meet you all",
        "hey bot, how are you doing?",
        "morning all!",
        "hello from Berlin",
        "just joined, hi :)",
    ],
    "thanks": [
        "thx mate",
        "ty so much <3",
        "cool, thanks everyone",
        "okay thanks a ton dude",
        "that helped, you're a legend",
        "bye all, have a good one",
        "lol thank you",
        "got it, makes sense",
    ],
    "wordless": ["haha", "o/", "how are you all?", "happy friday folks", "yes", "no worries mate"],
}
QUESTIONS = [
    "boss",
    "testing",
    "c",
    "people",
    "team",
    "everyone earns more",
    "how are you paid",
    "hi, go or rust",
]


@pytest.fixture(scope="module")
def lexicon(knowledge: KnowledgeBase) -> Lexicon:
    return Lexicon(knowledge.vocabulary)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in TALK.items() for text in texts])
def test_small_talk_gets_a_courtesy(lexicon: Lexicon, kind: str, text: str) -> None:
    """Whomever it greets, and whatever smiley stands beside it."""
    assert courtesy(words(clean(text)), lexicon) == Courtesy(kind)  # type: ignore[arg-type]  # the table's texts are the kinds


@pytest.mark.parametrize("text", QUESTIONS)
def test_subjects_are_no_small_talk(lexicon: Lexicon, text: str) -> None:
    """Nor is a question in its words."""
    assert courtesy(words(clean(text)), lexicon) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "wordless"),
        ("<@123456789012345678>", "wordless"),
        ("???", "wordless"),
        ("... :)", "wordless"),
        ("👋", "wordless"),
        ("<:wave:123456789012345678>", "wordless"),
        ("```print(1)```", "wordless"),
        ("hi", "hello"),
        ("Hello there, good morning!", "hello"),
        ("help", "help"),
        ("hi, help me", "help"),
        ("thank you!", "thanks"),
        ("cheers, thanks", "thanks"),
        ("hi everyone o/", "hello"),
        ("good morning my friend :D", "hello"),
        ("thanks everyone, lol", "thanks"),
        ("lol", "wordless"),
        ("how are you everyone?", "wordless"),
        ("как починить велосипед", "language"),
        ("自転車を直したい", "language"),
        ("wie kann ich denn nur mein neues fahrrad reparieren", "language"),
    ],
)
def test_what_is_no_question_gets_a_courtesy(engine: Engine, text: str, kind: str) -> None:
    """Messages without words, greetings, calls for help, thanks and other languages."""
    assert engine.reply(text) == Courtesy(kind)  # type: ignore[arg-type]  # the table's texts are the kinds


def test_company_alone_is_no_small_talk(engine: Engine) -> None:
    """ "Everyone" may be greeted, and may be a subject."""
    assert engine.reply("everyone") == Unknown()


def test_a_question_behind_small_talk_is_answered(engine: Engine) -> None:
    """Only what is nothing else is small talk."""
    assert isinstance(engine.reply("hi everyone, my brakes squeal"), Answer)
