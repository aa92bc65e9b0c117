"""The walk from a question in vain to a patch, in a real browser: the local page is a home of the bot's."""

from __future__ import annotations

from playwright.sync_api import expect

from bot import words
from tests.preview.page import Page
from tests.preview.shots import shot

TRACTOR = "which tractor ploughs a muddy field best?"


def test_a_vote_is_thanked_for_and_a_no_may_say_more(page: Page) -> None:
    """Below an answer, for whoever reads it."""
    page.say("@CareerGuide staff vs principal")
    page.sees("Was this helpful?")
    shot(page, "1-answer")
    page.tab.get_by_role("button", name="No", exact=True).last.click()
    page.sees(words.feedback.NOTED_NO)
    page.tab.get_by_role("button", name=words.feedback.WISH).last.click()
    page.tab.get_by_label(words.feedback.WISH_LABEL).fill("what do they earn?")
    shot(page, "2-wish")


def test_a_question_in_vain_becomes_a_patch(page: Page) -> None:
    """By one command and two clicks, as the one who owns the server."""
    page.say(f"@CareerGuide {TRACTOR}")
    page.sees("I have no answer to that")
    page.use("kb gaps")
    page.sees("asked 1 time")
    shot(page, "3-gaps")
    page.tab.get_by_role("button", name="Open 1").last.click()
    page.sees(words.kb.BACK)
    shot(page, "4-gap")
    page.tab.get_by_role("button", name=words.kb.NEW_ENTRY).last.click()
    page.sees("git apply which-tractor-ploughs-a-muddy-field.patch")
    shot(page, "5-patch")
    page.tab.get_by_role("button", name=words.kb.RESOLVED).last.click()
    expect(page.sees(words.kb.GAP_RESOLVED)).to_be_visible()


def test_somebody_else_may_not(page: Page) -> None:
    """Ben is a member like any other."""
    page.view_as("Ben")
    page.wait()
    page.use("kb gaps")
    page.sees(words.failures.NOT_YOURS)
