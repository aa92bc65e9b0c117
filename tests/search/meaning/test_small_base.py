"""A small base on a subject that the encoder was never trained for stays honest."""

from __future__ import annotations

import pytest

from bot.knowledge.model import KnowledgeBase
from bot.search.engine import Engine
from bot.search.meaning.encoder import Encoder
from bot.search.meaning.learning import train
from bot.search.meaning.meaning import Meaning
from bot.search.reply import Answer, Suggestions
from tests.workshop import base_of, topic

GARDEN = {
    "watering": ["how often should I water?", "is it better to water in the morning?", "my soil is dry"],
    "compost": ["how do I make compost?", "what may go on the heap?", "my compost smells"],
    "slugs": ["slugs eat my lettuce", "how do I get rid of snails?", "does copper tape stop slugs?"],
    "roses": ["when do I cut my roses?", "black spots on rose leaves", "which rose climbs a wall?"],
    "tomatoes": [
        "my tomatoes do not turn red",
        "do I pinch out tomato shoots?",
        "when do tomatoes go outside?",
    ],
    "lawn": ["how short do I mow?", "moss in the lawn", "when do I sow new grass?"],
    "hedge": ["when may I cut the hedge?", "what hedge grows fast?", "my box hedge is brown"],
    "seeds": ["how deep do I sow?", "my seeds do not come up", "how long do seeds keep?"],
    "pots": ["which pot for a lemon tree?", "do pots need holes?", "how do I repot a fern?"],
    "frost": ["how do I protect plants from frost?", "when is the last frost?", "fleece or bubble wrap?"],
    "pruning-trees": [
        "when do I prune an apple tree?",
        "which shears do I need?",
        "can I saw off a thick bough?",
    ],
    "herbs": ["which herbs like shade?", "my basil dies on the sill", "how do I dry mint?"],
    "weeds": ["bindweed everywhere", "does vinegar kill weeds?", "how do I dig out dandelions?"],
    "raised-bed": ["how do I fill a raised bed?", "which wood for a raised bed?", "how high should it be?"],
    "pond": ["algae in my pond", "do I need a pump for a pond?", "which fish for a small pond?"],
    "greenhouse": ["is a greenhouse worth it?", "how do I air a greenhouse?", "glass or plastic panes?"],
    "fertiliser": ["which fertiliser for vegetables?", "is coffee good for plants?", "yellow leaves"],
    "strawberries": [
        "strawberries without fruit",
        "when do I plant strawberries?",
        "straw under the berries?",
    ],
    "bees": ["which flowers for bees?", "how do I build a bee hotel?", "wasps in the shed"],
    "potatoes": ["when do I dig up potatoes?", "do I need to earth up?", "green potatoes, are they safe?"],
}
OUTSIDE = (
    "how do I become a senior developer?",
    "what does a staff engineer earn?",
    "should I learn Kubernetes or Terraform first?",
    "my manager passed me over for promotion",
    "which laptop should I buy?",
    "how do I cook rice?",
    "who won the match yesterday?",
    "is my landlord allowed to raise the rent?",
    "my knee hurts when I run",
    "what is the capital of Peru?",
    "can you write a poem about the sea?",
    "how do I reset my password?",
    "what time is it in Tokyo?",
    "best film of the last year?",
    "my car makes a noise when I brake",
)
"""Of the encoder's own subject first, which it knows best and which is none of the garden's."""
INSIDE = {
    "at what time of day do plants need a drink?": "watering",
    "small slimy animals eat my salad": "slugs",
    "the fruits of my tomato plants stay green": "tomatoes",
    "my kitchen waste heap stinks": "compost",
    "what can I plant for pollinating insects?": "bees",
    "nothing grows from what I sowed": "seeds",
    "the water in my pond is green": "pond",
    "how do I keep plants alive in a cold night?": "frost",
    "when is the harvest of potatoes?": "potatoes",
    "what should I put into a raised bed?": "raised-bed",
}


@pytest.fixture(scope="module")
def garden(encoder: Encoder) -> Engine:
    """Twenty entries with three questions each."""
    entries = [topic(name, name.replace("-", " "), questions) for name, questions in GARDEN.items()]
    base: KnowledgeBase = base_of(*entries)
    return Engine(base, meaning=Meaning.of(base, train(base, encoder), encoder))


def test_other_subjects_are_not_answered(garden: Engine) -> None:
    """With so few entries each is likely by itself; the chance must not follow."""
    assert [text for text in OUTSIDE if isinstance(garden.reply(text), Answer)] == []


def test_other_subjects_seldom_get_choices(garden: Engine) -> None:
    """Three buttons on gardens are no help to anybody else."""
    offered = [text for text in OUTSIDE if isinstance(garden.reply(text), Suggestions)]
    assert len(offered) <= len(OUTSIDE) // 5


def test_its_own_subject_is_found_in_other_words(garden: Engine) -> None:
    """So meaning need not be left out, however small the base."""
    found = [garden.find(text).choices[0].entry.id == entry for text, entry in INSIDE.items()]
    assert sum(found) >= 0.8 * len(found)


def test_what_is_answered_is_right(garden: Engine) -> None:
    """Its phrasings word for word, and other words for them."""
    asked = {text: name for name, texts in GARDEN.items() for text in texts} | INSIDE
    replies = {text: garden.reply(text) for text in asked}
    answered = {text: reply.entry.id for text, reply in replies.items() if isinstance(reply, Answer)}
    assert len(answered) >= len(asked) / 4
    assert sum(asked[text] != entry for text, entry in answered.items()) <= len(answered) // 20
