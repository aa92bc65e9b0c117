"""The house of texts: every text of a member, a moderator or a source passes the one room before it is read.

A hostile text is planted in every field that holds text, found by the models themselves, and everything that
is made of them is judged as clients read it. A new field is planted by itself; a new card that nobody judges
fails the test that knows them all.
"""

from __future__ import annotations

import ast
import datetime as dt
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import discord
import pytest
from hypothesis import given, settings

import bot
import bot.ui.cards
from bot.errors import BadDay
from bot.feedback.grouping import Group
from bot.feedback.masking import masked
from bot.feedback.model import Gap, Reason, Tally
from bot.jobs.columns import Column
from bot.jobs.desk import Draft
from bot.jobs.figures import figures as counted
from bot.jobs.model import Asked, Brought, Closed, Reminder
from bot.jobs.query import Page
from bot.jobs.reminders import Due
from bot.knowledge.model import KnowledgeBase
from bot.knowledge.problems import Problem, cite, field_name
from bot.knowledge.view import View
from bot.library.library import Library
from bot.library.news import News
from bot.library.trials import Trial
from bot.members.privacy import Erased, Keeping, Traces
from bot.search.explanation import Explanation
from bot.search.reply import Answer, Courtesy, Part, Suggestions, Unknown
from bot.ui.cards import answers, feedback, guide, welcome
from bot.ui.cards import ask as replies
from bot.ui.cards import browse as lists
from bot.ui.cards import card as sheet
from bot.ui.cards import members as privacy
from bot.ui.cards.jobs import asked, closing, figures, files, listed, one, reminders, waiting
from bot.ui.cards.kb import draft, explained, gaps, serving, stats
from bot.usage.counts import Outcome, Sums
from bot.usage.stats import Stats
from tests import judge
from tests.hostile import HOSTILE, UNSEEN
from tests.planted import HOME, JOB, PLANTED, job, planted
from tests.small import small_base

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted((ROOT / "bot").rglob("*.py"))
BLOCK = re.compile(r"```\n.*\n```", re.DOTALL)
TODAY = dt.date(2026, 1, 1)


MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# How the bot itself writes that moment.
STAMPS = {f"<t:{int(MOMENT.timestamp())}:{style}>" for style in "fR"}

Made: TypeAlias = tuple[Callable[..., Any], discord.ui.LayoutView]


def reminded(text: str) -> Due:
    """A reminder that is due, of a job, both of them with the text."""
    reminder = Reminder(7, 1, 1, MOMENT, text or "x")
    return Due(reminder, replace(job(text), reminders=(reminder,)), MOMENT, 1)


def made(base: KnowledgeBase, text: str) -> Iterator[Made]:
    """Every card that is made of texts, with the function that made it."""
    everything, view = tuple(base.entries.values()), View(base, TODAY)
    kept = {"Saved job links": 1}
    for entry in everything:
        yield answers.entry_card, answers.entry_card(view, entry)
        answer = Answer(entry, 1.0, everything, parts=(Part(text, Answer(everything[0], 1.0)),))
        yield answers.short_card, answers.short_card(view, answer, text)
        yield answers.whole_card, answers.whole_card(view, answer, text)
        for reply in (answer, Unknown(everything), Unknown((), entry, 1.0), Courtesy("hello")):
            yield (
                replies.reply_card,
                replies.reply_card(view, reply, question=text, follow_up=True),
            )
    yield (
        replies.reply_card,
        replies.reply_card(view, Suggestions(everything, 0.5), question=text),
    )
    yield answers.crisis_card, answers.crisis_card(view, everything[0])
    yield replies.discreet_card, replies.discreet_card()
    yield replies.others_card, replies.others_card(view, everything)
    yield answers.choices_card, answers.choices_card("Which?", everything, view, text)
    yield lists.groups_card, lists.groups_card(view)
    yield lists.browse_card, lists.browse_card(view)
    for kind in {entry.kind for entry in everything}:
        yield lists.list_card, lists.list_card(view, kind, "", 0)
    yield lists.list_card, lists.list_card(view, "skill", "data", 0)
    yield welcome.help_card, welcome.help_card(view)
    for page in range(2):
        yield guide.about_card, guide.about_card(view, page)
    yield listed.jobs_card, listed.jobs_card(Page([job(text)] * 3, 3))
    yield listed.saved_card, listed.saved_card(job(text))
    yield files.import_card, files.import_card(Brought(1, 2), {3: BadDay()})
    sheet_of = Draft("f", b"", [Column(text, "", False, [text]), Column(text, "url", True, [text])], 2)
    yield files.import_card, files.import_card(Brought(1, 2), {3: BadDay()}, sheet_of)
    yield files.columns_card, files.columns_card(sheet_of)
    yield closing.choosing_card, closing.choosing_card(Page([job(text)] * 3, 3), [1])
    yield closing.asking_card, closing.asking_card([job(text)], "rejected")
    yield closing.closed_card, closing.closed_card([job(text)], Closed([1], job(text).saved_at), "rejected")
    yield closing.opened_card, closing.opened_card([job(text)])
    found = counted([job(text)], job(text).saved_at)
    yield figures.figures_card, figures.figures_card(found, ())
    skill = next(entry for entry in everything if entry.kind == "skill")
    asking = replace(job(text), asked=(Asked(skill.id, text),))
    yield asked.asked_card, asked.asked_card(asking, view, note="A note of our own")
    yield one.job_card, one.job_card(job(text), TODAY)
    due = reminded(text)
    yield reminders.reminders_card, reminders.reminders_card(due.job)
    yield listed.jobs_card, listed.jobs_card(Page([due.job], 1))
    yield one.job_card, one.job_card(due.job, TODAY)
    yield reminders.due_card, reminders.due_card(due, MOMENT)
    yield reminders.missed_card, reminders.missed_card([due], MOMENT)
    yield reminders.put_off_card, reminders.put_off_card(due.reminder)
    yield reminders.done_card, reminders.done_card(due.reminder)
    yield waiting.twin_card, waiting.twin_card(job(text), job(text).posting)
    said = dict.fromkeys(waiting.TEXTS, text)
    yield waiting.which_card, waiting.which_card(waiting.Waiting([JOB, JOB], said))
    yield feedback.voted_card, feedback.voted_card(everything[0], "no", wishes=True)
    yield feedback.thanks_card, feedback.thanks_card(90)
    groups = [Group((Gap(1, masked(text), Reason.UNKNOWN, "", 2, TODAY),) * 3, 1.0)] * 6
    yield gaps.gaps_card, gaps.gaps_card(groups, 90)
    yield gaps.gap_card, gaps.gap_card(groups[0], everything, view)
    yield gaps.by_hand_card, gaps.by_hand_card(masked(text), everything[0].title)
    yield from _of_moderators(view, text)
    yield privacy.privacy_card, privacy.privacy_card(kept, Keeping())
    yield privacy.erasure_card, privacy.erasure_card(kept)
    yield privacy.erased_card, privacy.erased_card(Erased(kept, Traces.GONE), Keeping())
    yield sheet.sentence, sheet.sentence("Words of our own")


def _of_moderators(view: View, text: str) -> Iterator[Made]:
    """What those who look after the knowledge read of it."""
    everything, problem = tuple(view.entries.values()), Problem(f"topics/{text}.yaml", 1, 1, text, text)
    best = tuple((entry.id, 1.0, 0.5) for entry in everything[:5])
    words = {"matched": (text,), "unknown": (text,), "repaired": {text: text}, "synonyms": {text: text}}
    told = Explanation(text, **words, worded=text, like=text, best=best)  # type: ignore[arg-type]
    library = Library(view.base)
    fault = Problem(f"topics/{text}.yaml", 1, 1, text, text)
    for faults in ((), (fault,)):
        library.faults = faults
        yield serving.status_card, serving.status_card(view, library)
        yield serving.news_card, serving.news_card(News(added=tuple(view.entries), faults=faults))
    yield explained.explained_card, explained.explained_card(view, text, told)
    counted = Sums(
        {(TODAY, one): 3 for one in Outcome}, {(e.id, one): 1 for e in everything for one in Outcome}
    )
    votes = {entry.id: Tally(0, 5) for entry in everything}
    for pictured in (True, False):
        yield stats.stats_card, stats.stats_card(Stats(7, counted, view), votes, pictured=pictured)
    yield stats.unused_card, stats.unused_card(Stats(7, Sums(), view), 0)
    yield stats.due_card, stats.due_card(View(view.base, dt.date(2035, 1, 1)), 0)
    for problems in ((problem,) * 9, (replace(problem, severity="finding"),), ()):
        trial = Trial(
            f"topics/{text}.yaml", problems, everything[0], view.base, ((text, "sql"),) * 9, ((text, "ic"),)
        )
        yield draft.draft_card, draft.draft_card(view, trial)
        yield from ((draft.draft_card, card) for card in draft.looks(view, trial))


def sent(view: discord.ui.LayoutView) -> list[Any]:
    """The parts of a card as Discord gets them."""
    parts: list[Any] = view.to_components()  # type: ignore[no-untyped-call] # discord.py has no type here
    return parts


def faults(views: Iterable[discord.ui.LayoutView]) -> list[str]:
    """What is wrong with cards as they are sent."""
    texts = dict.fromkeys(text for view in views for text in judge.texts(sent(view)))
    return [fault for kind, text in texts for fault in (*_read(kind, text), *_clicked(kind, text))]


def _read(kind: str, text: str) -> Iterator[str]:
    # What stands in a block is the member's own text, shown to them alone before it is saved.
    text = BLOCK.sub("", text) if kind == "markdown" and not judge.unseen(text) else text
    addresses = judge.read(text) if kind == "plain" else judge.addresses(text)
    yield from (f"unseen {character} in {text!r}" for character in judge.unseen(text))
    yield from (f"address {address} in {text!r}" for address in addresses)


def _clicked(kind: str, text: str) -> Iterator[str]:
    if kind == "markdown":
        yield from (f"link {address} in {text!r}" for address in judge.links(text) - {HOME, JOB})
        calls = (call for call in judge.discord_sees(text).calls if call not in STAMPS)
        yield from (f"call {call} in {text!r}" for call in calls)


@pytest.mark.parametrize("text", PLANTED)
def test_no_planted_text_does_harm_anywhere(text: str) -> None:
    """On every card, in every list, button and description."""
    assert faults(view for _, view in made(planted(text), text)) == []


@settings(max_examples=40, deadline=None)
@given(HOSTILE)
def test_no_text_at_all_does_harm_anywhere(text: str) -> None:
    """Whatever it is made of."""
    assert faults(view for _, view in made(planted(f"x{text}"), text)) == []


@pytest.mark.parametrize("text", PLANTED)
async def test_no_planted_text_hides_in_a_form(text: str) -> None:
    """A form shows what is known already, on one line; addresses stay, for it is the member's own text."""
    shown = json.dumps(waiting.job_form(waiting.JobTexts("", text, text)).to_dict(), ensure_ascii=False)
    assert judge.unseen(shown) == []
    for form in (one.posting_form(job(text)), one.notes_form(job(text)), reminders.reminder_form(job(text))):
        assert judge.unseen(json.dumps(form.to_dict(), ensure_ascii=False).replace("\\n", " ")) == []


def _modules(package: ModuleType) -> list[ModuleType]:
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    return [importlib.import_module(module.name) for module in found]


def test_every_card_is_judged() -> None:
    """Each function that returns a card is among those above."""
    cards = {
        function
        for module in _modules(bot.ui.cards)
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not function.__name__.startswith("_")
        and inspect.signature(function).return_annotation == "Card"
    }
    assert cards == {maker for maker, _ in made(small_base(), "")}


def test_the_planted_text_reaches_the_cards() -> None:
    """The plant is seen on nearly every card, so that the tests above judge something."""
    everything = list(made(planted("marker of mine"), "marker of mine"))
    shown = {maker.__name__ for maker, view in everything if "marker of mine" in str(sent(view)).lower()}
    without = {"privacy_card", "erasure_card", "erased_card", "sentence", "browse_card", "discreet_card"}
    without |= {"figures_card", "voted_card", "thanks_card"}
    assert shown == {maker.__name__ for maker, _ in everything} - without
    about = "".join(str(sent(view)) for maker, view in everything if maker is guide.about_card)
    assert about.count("marker of mine") == 4  # title, licence, date and attribution


def test_a_raw_text_would_be_found() -> None:
    """The judge sees what a card without the room would show."""
    raw = sheet.Card().say("asked: https:\u200b//evil.example/x <t:0:R>")
    assert len(faults([raw])) >= 3


@pytest.mark.parametrize("character", UNSEEN)
def test_lines_for_moderators_hide_nothing(character: str) -> None:
    """A fault quotes what stands in a file, in a terminal or a log."""
    text = f"a{character}b"
    problem = Problem(f"topics/{text}.yaml", 1, 1, field_name([text]), f"`{cite(text)}` is no key; delete it")
    assert judge.unseen(str(problem).replace("\N{REPLACEMENT CHARACTER}", "")) == []


# How a text could go round the room: libraries' own escapes, and private ideas of what cannot be seen.
_ROUND = re.compile(r"escape_markdown|escape_mentions|remove_markdown|\.isprintable\(|\.category\(")


def test_only_one_room_knows_what_is_unseen_and_escaped() -> None:
    """Nobody escapes or filters by a rule of their own."""
    around = {str(path.relative_to(ROOT)) for path in CODE if _ROUND.search(path.read_text())}
    # Names of files are no texts, and what the encoder cuts up is read by nobody.
    assert around == {"bot/knowledge/names.py", "bot/search/meaning/pieces.py"}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("library", ["regex", "markdown_it"])
def test_characters_and_markdown_are_read_in_one_place(library: str) -> None:
    """Properties of characters belong to the room, reading links to the check of the knowledge."""
    users = {path.parent.name for path in CODE if library in set(_imports(path))}
    assert users == {"regex": {"sanitize"}, "markdown_it": {"knowledge"}}[library]
