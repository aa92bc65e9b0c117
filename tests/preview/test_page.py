"""The local page in a real browser: a member asks, saves a job, and finds it after a restart."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.preview.mends import TOOLS
from tests.preview.page import Bot, Page


def test_the_start_says_where_and_what_to_type(bot: Bot) -> None:
    """The operator reads the address, examples, and how to end it."""
    assert bot.origin in bot.printed
    assert "@CareerGuide do I need a degree" in bot.printed
    assert "Ctrl-C" in bot.printed


def test_a_typed_question_is_answered(page: Page) -> None:
    """A mention typed by hand gets the entry's card with source and date."""
    page.say("@CareerGuide staff vs principal")
    page.sees("Senior versus staff versus principal engineer")
    page.sees("Reviewed 24 Nov 2026")


def test_the_rest_of_an_answer_opens_for_the_reader(page: Page) -> None:
    """A click shows the whole entry, to whoever clicked."""
    page.say("@CareerGuide staff vs principal")
    page.sees("Read all").click()
    page.sees("Only you can see this")


def test_a_slash_question_is_answered(page: Page) -> None:
    """The same answer comes from /ask, with the question on the card."""
    page.use("ask", question="principal vs staff engineer")
    page.sees("Senior versus staff versus principal engineer")


def test_the_page_follows_what_a_command_answers(page: Page) -> None:
    """A long conversation scrolls to the newest card, after commands too."""
    page.say("@CareerGuide staff vs principal")
    page.tab.get_by_text("Message sent").first.wait_for()  # what is typed before that is lost
    page.use("about")
    expect(page.sees("listed on the next pages")).to_be_in_viewport(timeout=20_000)


def test_skills_are_listed(page: Page) -> None:
    """/skills shows the groups of the knowledge."""
    page.use("skills")
    page.sees("Cloud and containers")


def test_whoever_tries_the_page_is_a_moderator(page: Page) -> None:
    """What those who look after the knowledge have can be tried there: reasons, numbers, a picture."""
    page.use("kb explain", question="principal vs staff engineer")
    page.sees("Why this reply")
    page.say("@CareerGuide staff vs principal")
    page.sees("Read all")
    page.use("kb stats")
    page.sees("The last 30 days")
    expect(page.tab.get_by_alt_text("Questions by day").first).to_be_visible(timeout=30_000)


def test_a_bad_link_is_told_in_one_sentence(page: Page) -> None:
    """A mistake of the member is a sentence, and the page does not speak of a failure."""
    page.use("jobs save", url="not-a-link")
    page.sees("I found no link to a web page in that.")
    assert not page.tab.get_by_text("uncertain").count()


def test_a_job_outlives_a_restart_and_is_its_members_alone(browser: Browser, tmp_path: Path) -> None:
    """Saved in one run, listed in the next, for the member who saved it and nobody else."""
    first = Bot(tmp_path)
    page = Page.open(browser, first.address())
    page.use("jobs save", url="https://jobs.example/42?utm_source=mail", title="Lead at Acme")
    page.sees("Lead at Acme")
    page.tab.close()
    assert first.end() in {0, 130}

    second = Bot(tmp_path)
    page = Page.open(browser, second.address())
    page.view_as("Ben")
    page.use("jobs list")
    page.sees("Only you can see this")
    assert not page.tab.get_by_text("Lead at Acme").count()
    page.view_as("Anna")
    page.use("jobs list")
    page.sees("Lead at Acme")
    page.tab.close()
    assert second.end(signal.SIGTERM) == 0


def test_a_direct_message_needs_no_mention(browser: Browser, tmp_path: Path) -> None:
    """With --dm the page is a conversation with the bot."""
    bot = Bot(tmp_path, "--dm")
    page = Page.open(browser, bot.address())
    page.say("staff vs principal")
    page.sees("Senior versus staff versus principal engineer")
    page.tab.close()
    assert bot.end() in {0, 130}


def test_without_a_token_the_plain_command_opens_the_page(tmp_path: Path) -> None:
    """`python -m bot` falls back on the page and says how to get a token."""
    bot = Bot(tmp_path, command="")
    assert bot.address()
    assert bot.end() in {0, 130}
    assert "https://discord.com/developers/applications" in bot.printed


def test_the_first_thing_to_see_is_a_greeting(page: Page) -> None:
    """What the bot is for, and questions that a click asks, before anybody has typed."""
    page.sees("Ask me about developer careers")
    page.sees("Try one of these")


def test_a_click_on_a_question_of_the_greeting_answers_it(page: Page) -> None:
    """Nothing has to be typed to see an answer."""
    page.tab.locator("main button").filter(has_text="?").first.click()
    page.sees("Only you can see this")


@pytest.mark.parametrize("tool", TOOLS)
def test_no_tool_of_the_test_bed_is_in_sight(page: Page, tool: str) -> None:
    """What explains nothing to a member is not shown."""
    expect(page.tab.locator(tool)).to_be_hidden()


def test_the_page_has_the_bots_name(page: Page) -> None:
    """In the tab and in the bar, and no other."""
    assert page.tab.title() == "CareerGuide"
    assert not page.tab.get_by_text("SimCord").filter(visible=True).count()


def test_ask_in_one_line_is_the_command(page: Page) -> None:
    """Typed as in a terminal, with the question behind it, it is answered with the question on the card."""
    page.say("/ask staff vs principal")
    page.sees("Question: staff vs principal")


def test_an_answer_comes_into_sight_after_scrolling(page: Page) -> None:
    """Whoever reads further up sees what is new without looking for it."""
    page.say("@CareerGuide staff vs principal")
    page.tab.get_by_text("Message sent").first.wait_for()
    page.tab.locator("#channel-timeline").evaluate("timeline => { timeline.scrollTop = 0; }")
    page.say("@CareerGuide thanks")
    expect(page.sees("You're welcome!")).to_be_in_viewport(timeout=20_000)
