"""Questions that are said to be other ones are told apart, however long the story around them."""

from __future__ import annotations

from bot.search.parting import parted

STORY = "I have fixed bikes in my shop for nine years now and I feel that I have seen it all. "


def test_a_greeting_and_a_story_before_two_questions_hide_neither() -> None:
    """What is said to be another question is one."""
    text = f"Hi all! {STORY}How do I become a teacher? Also, is it a good idea to sell up at this point?"
    questions = parted(text)
    assert [(question.asked, question.leans) for question in questions] == [
        ("How do I become a teacher?", False),
        ("is it a good idea to sell up at this point?", False),
    ]


def test_a_title_with_a_longer_story_stays_one_though_another_is_announced() -> None:
    """Whoever tells that much wants one answer to it."""
    assert parted(f"How do I become a teacher? {STORY * 3}Also, what would you do in my place?") == ()
