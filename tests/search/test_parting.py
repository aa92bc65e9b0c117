"""Messages that ask several things are parted, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.parting import MOST_PARTS, named, parted


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "When are you open on saturday? How do I patch a puncture?",
            ["When are you open on saturday?", "How do I patch a puncture?"],
        ),
        (
            "when are you open today?\nhow do I patch a puncture?",
            ["when are you open today?", "how do I patch a puncture?"],
        ),
        (
            "My bike is old. Which brakes are the best? And when are you open today? Thanks!",
            ["Which brakes are the best?", "when are you open today?"],
        ),
    ],
)
def test_several_questions_are_parted_in_their_order(text: str, questions: list[str]) -> None:
    """Each as it was typed, without the word that joins it."""
    assert [question.text for question in parted(text)] == questions


@pytest.mark.parametrize(
    "text",
    [
        "When are you open on saturday?",
        "My brakes squeal. The chain jumps between the cogs.",
        "",
    ],
)
def test_one_question_or_none_is_not_parted(text: str) -> None:
    """There is nothing to part."""
    assert parted(text) == ()


def test_a_title_with_its_story_is_one_question() -> None:
    """Whoever tells a lot wants one answer to it, though they ask twice."""
    story = "I bought the bike two years ago and rode it through rain and snow and never cleaned it. "
    assert parted(f"How do I save my gears? {story * 2} What would you do in my place?") == ()


@pytest.mark.parametrize("leaning", ["Why?", "And then what?", "Is it normal?", "Does this matter?"])
def test_with_a_short_question_behind_it_a_question_stays_whole(leaning: str) -> None:
    """By itself the short one means nothing."""
    assert parted(f"How do I get better brakes for my bike? {leaning}") == ()


@pytest.mark.parametrize(
    "leaning",
    [
        "Is it worth the money for me?",
        "Should I do that or wait?",
        "What did you do with the other one?",
        "Better than a new bike for me?",
    ],
)
def test_a_question_that_leans_is_searched_with_the_one_before(leaning: str) -> None:
    """By itself it would be found anywhere."""
    first, second = parted(f"How do I get better brakes for my bike? {leaning}")
    assert (first.asked, first.leans) == (first.text, False)
    assert (second.text, second.leans) == (leaning, True)
    assert second.asked == f"{first.text} {leaning}"


TWO = [
    (
        "how do i become a lead, and how much does a lead earn",
        "how do i become a lead",
        "how much does a lead earn",
    ),
    ("how do I learn Go also should I move to Berlin", "how do I learn Go", "should I move to Berlin"),
    ("what is a principal and also do I need a master", "what is a principal", "do I need a master"),
    (
        "Which certificates help most? oh and can I work from a beach",
        "Which certificates help most?",
        "can I work from a beach",
    ),
    (
        "where do I find clients, plus what is a fair price per day",
        "where do I find clients",
        "what is a fair price per day",
    ),
    (
        "1) how do I ask for a review 2) what should I learn next",
        "how do I ask for a review",
        "what should I learn next",
    ),
    ("(1) Who reviews a design? (2) Is there an age limit", "Who reviews a design?", "Is there an age limit"),
    (
        "should I go into games. second question: do I need to know C++",
        "should I go into games.",
        "do I need to know C++",
    ),
    (
        "How do I run a meeting? Another question, how many people should be in a team",
        "How do I run a meeting?",
        "how many people should be in a team",
    ),
    (
        "are contractors paid better and do they get paid holidays",
        "are contractors paid better",
        "do they get paid holidays",
    ),
    (
        "can I skip the test phase, and is it ok to ask for more",
        "can I skip the test phase",
        "is it ok to ask for more",
    ),
    (
        "why do firms use puzzles; how long should I train for them",
        "why do firms use puzzles",
        "how long should I train for them",
    ),
    (
        "What does a lead earn?\nsecondly, will robots replace us all",
        "What does a lead earn?",
        "will robots replace us all",
    ),
    (
        "my code is slow, how do I profile it and when should I ask for help",
        "my code is slow, how do I profile it",
        "when should I ask for help",
    ),
    (
        "do I need maths for this, am I too old for a bootcamp",
        "do I need maths for this",
        "am I too old for a bootcamp",
    ),
    (
        "should I learn Java - what is the best book on testing",
        "should I learn Java",
        "what is the best book on testing",
    ),
    (
        "Is Rust worth learning? also would you hire a musician",
        "Is Rust worth learning?",
        "would you hire a musician",
    ),
    (
        "how often do people move up, and could I ask my lead early",
        "how often do people move up",
        "could I ask my lead early",
    ),
    (
        "Hi! what is on-call like, oh, and what's the usual pay for nights",
        "what is on-call like",
        "what's the usual pay for nights",
    ),
    (
        "We lost our lead last week, should I apply? Plus how do I tell my team",
        "We lost our lead last week, should I apply?",
        "how do I tell my team",
    ),
    (
        "Good evening folks, I have a few questions: 1) how to learn fast 2) which books help a beginner",
        "how to learn fast",
        "which books help a beginner",
    ),
    (
        "1. what is a fair price per day 2. how do I write a bill",
        "what is a fair price per day",
        "how do I write a bill",
    ),
    ("a) how do I learn Go b) is Rust worth a year", "how do I learn Go", "is Rust worth a year"),
    (
        "first, how do I write a CV? Second, what do I put in the letter?",
        "how do I write a CV?",
        "what do I put in the letter?",
    ),
    (
        "how to ask for a review and how many days of holiday should I expect",
        "how to ask for a review",
        "how many days of holiday should I expect",
    ),
    (
        "what does an architect do all day and do architects still code",
        "what does an architect do all day",
        "do architects still code",
    ),
    (
        "how to patch a tyre and how to clean chains",
        "how to patch a tyre",
        "how to clean chains",
    ),
    (
        "is a blog useful for finding work and do awards matter",
        "is a blog useful for finding work",
        "do awards matter",
    ),
    (
        "does a talk help a career and are meetups worth the time",
        "does a talk help a career",
        "are meetups worth the time",
    ),
    (
        "should I learn Go, and what should I eat for lunch today",
        "should I learn Go",
        "what should I eat for lunch today",
    ),
    (
        "how do I report a bully and who should I tell before the others",
        "how do I report a bully",
        "who should I tell before the others",
    ),
]


@pytest.mark.parametrize(("text", "first", "second"), TWO)
def test_questions_are_parted_where_no_sentence_ends(text: str, first: str, second: str) -> None:
    """Joined by a word, a comma or a number, where what follows begins as a question does."""
    assert [question.text for question in parted(text)] == [first, second]


SINGLE = [
    "how do I know when to quit and what to say",
    "how do I ask for more money and not sound greedy",
    "what do I do when my lead is away and the build is broken",
    "should I stay or should I go",
    "I'm a tester, 34, and I like code, how do I become a developer",
    "my team is small and my lead is gone, what do I do",
    "how do I tell my boss that I want to leave and why I do",
    "can you explain what a staff engineer does and who needs one",
    "which is better for pay, Java or Go",
    "what skills do I need to work in finance and insurance",
    "I know what is wrong and what is right but nobody listens",
    "do I need a degree and a portfolio",
    "how much do seniors earn in Spain, Italy and France",
    "when I ask for feedback, they say nothing, which is odd",
    "is it better to be a specialist or a generalist and why",
    "my colleague, who is the lead, never answers, what should I do",
    "how do I find out what they pay and how they promote",
    "tell me how to write a CV and a letter",
    "they asked what I earn and how long I stayed, do I have to answer",
    "senior or lead, also salary",
    "Python and Go",
    "how do I learn fast? thanks and bye",
    "should I take the offer if it is less money and more fun",
    "is there a difference between a lead and a manager",
    "I got promoted, and now I am afraid, is that normal",
    "where can I practise system design and get feedback on it",
    "how do I handle a client who is late and is rude",
    "does it help to write a blog and to give talks",
    "1. I am 40 2. I have no degree: can I still become a developer",
    "what would you do: learn a second language, or go deeper",
    "my boss is away and does things his own way, how do I cope",
    "which tool and what plan should I take",
    "should I learn Go or Rust and which one pays better",
    "two quick questions",
    "how to learn Go or how to learn Rust",
    "how to know when to leave and what to say",
    "who owns a thing that is late and is really important",
    "how do I lead a team that is remote and does more to help others",
]


@pytest.mark.parametrize("text", SINGLE)
def test_one_question_with_several_clauses_stays_whole(text: str) -> None:
    """A clause that only tells what is asked is no question of its own."""
    assert parted(text) == ()


def test_what_is_told_before_a_question_in_its_sentence_stays_with_it() -> None:
    """The question would mean nothing without it."""
    first, second = parted("my bike squeals, what should I do about it? also when are you open today")
    assert first.text == "my bike squeals, what should I do about it?"
    assert not second.leans


def test_at_most_three_are_read() -> None:
    """More would fill a screen and the machine."""
    assert len(parted(" ".join(f"When do you open in month {month}?" for month in range(9)))) == MOST_PARTS


@given(st.text())
def test_parts_are_pieces_of_the_message(text: str) -> None:
    """Whatever is typed, nothing is made up."""
    questions = parted(text)
    assert all(part.text in text and set(part.asked) <= set(text) for part in questions)
    assert all(name in text for name in named(text, questions, range(len(questions))))
