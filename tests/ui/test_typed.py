"""The type checker sees a wrong call of a verb, where an id is made and where it is worked for."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

BEGINNING = """
from __future__ import annotations
from discord import SelectOption
from bot.ui.actions import button, menu
from bot.ui.cards.ask import QuestionTexts, asked
from bot.ui.cards.entries import open_entry
from bot.ui.cards.jobs.listed import job_ask
from bot.ui.cards.jobs.waiting import JobTexts, job_new
from bot.ui.forms import Form
from bot.ui.host import Interaction
from bot.ui.verbs import verb
@verb("sort")
def sort(chosen: str, number: int) -> None: "Sort."
@verb("grown")
def grown(number: int, page: int = 0) -> None: "A verb whose page came later."
async def ask(interaction: Interaction, number: int, page: int) -> None: ...
async def ask_text(interaction: Interaction, number: str, page: int) -> None: ...
async def ask_less(interaction: Interaction, number: int) -> None: ...
async def ask_more(interaction: Interaction, number: int, page: int, more: str) -> None: ...
async def ask_swapped(interaction: Interaction, page: int, number: int) -> None: ...
async def open_it(interaction: Interaction, entry_id: str) -> None: ...
async def save(interaction: Interaction, texts: JobTexts) -> None: ...
"""
RIGHT = (
    "button('x', job_ask(number=3, page=0))",
    "button('x', job_ask(3, 0))",
    "button('x', grown(3))",
    "job_ask.to(ask)",
    "open_entry.to(open_it)",
    "job_new.to(save)",
    "menu('x', [SelectOption(label='x')], open_entry)",
    "menu('x', [SelectOption(label='x')], sort, number=3)",
    "Form('x', job_new, JobTexts(url=''))",
    "Form('x', asked, QuestionTexts(''), visibility='public')",
)
WRONG = (
    "button('x', 'job-ask')",
    "button('x', job_ask(number='3', page=0))",
    "button('x', job_ask(number=3))",
    "button('x', job_ask(3, 0, 1))",
    "button('x', job_ask(number=3, pages=0))",
    "job_ask.to(ask_text)",
    "job_ask.to(ask_less)",
    "job_ask.to(ask_more)",
    "job_ask.to(ask_swapped)",
    "job_new.to(open_it)",
    "open_entry.to(save)",
    "menu('x', [SelectOption(label='x')], job_ask, page=1)",
    "menu('x', [SelectOption(label='x')], sort)",
    "menu('x', [SelectOption(label='x')], sort, number='3')",
    "Form('x', job_new, QuestionTexts(''))",
    "Form('x', asked, QuestionTexts(''))",
    "Form('x', asked, QuestionTexts(''), visibility='everybody')",
    "Form('x', open_entry, JobTexts(url=''))",
)


def test_a_wrong_call_of_a_verb_does_not_pass_the_type_check(tmp_path: Path) -> None:
    """Each wrong line is found, at either end, and no right one is blamed."""
    snippets = tmp_path / "snippets.py"
    snippets.write_text("\n".join([*BEGINNING.splitlines(), *RIGHT, *WRONG]))
    command = [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), str(snippets)]
    said = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True).stdout
    found = {int(line) for line in re.findall(r"snippets\.py:(\d+): error", said)}
    lines = snippets.read_text().splitlines()
    assert {lines[number - 1] for number in found} == set(WRONG), said
