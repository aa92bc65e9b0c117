"""What is said about the skills that a job asks for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.jobs.model import Mark
from bot.words.phrasing import count

BUTTON = "What it asks for"
TITLE = "## What it asks for"
HOW = "Press the button beside a skill to change it: “I have it”, “Missing” or “Not sure”."
NOTHING = (
    "No skill is on the list yet. Paste the description of the job, and I will list the skills that it names "
    "and that I know something about. I read the text and do not keep it."
)
NOTHING_PASTED = "I found no further skill that I know in that text, so the list is as it was."
PASTE = "Paste its description"
PASTE_FIELD = "Description of the job"
PASTE_HINT = "Paste the text here; a longer one in several parts, one after the other"
READ = "Read about a skill"
CLEAR = "Empty the list"
BACK = "Show the job"
MARKS: Mapping[Mark, str] = MappingProxyType(
    {Mark.HAVE: "I have it", Mark.MISSING: "Missing", Mark.UNSURE: "Not sure"}
)


def tally(have: int, missing: int, unsure: int) -> str:
    """How many skills a job asks for that are known, by what its owner said of them."""
    skills = count(have + missing + unsure, "skill", "skills")
    return f"-# {skills} that I know: you have {have}, {missing} missing, {unsure} not sure"


def called(said: str) -> str:
    """What the posting calls a skill."""
    return f"-# “{said}” in the text"
