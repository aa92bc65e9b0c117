"""Greetings, thanks and small talk in the usual forms, by the project's own vocabulary."""

from __future__ import annotations

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.courtesy import courtesy
from bot.search.reply import Courtesy
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
