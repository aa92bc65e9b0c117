"""The bot's own sentences: short enough for where they stand, and fit for every reader."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from bot import words
from bot.knowledge.model import KINDS

SENTENCES = {
    name: value for name, value in vars(words).items() if name.isupper() and isinstance(value, str)
} | {
    "unexpected": words.failures.unexpected("abc123"),
    "wait": words.servers.wait(60),
    "good_copy": words.guide.good_copy(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
    "no_group": words.browse.no_group("x"),
    "no_role": words.browse.no_role("x"),
    "kept_for": words.members.kept_for(1),
    "copies_for": words.members.copies_for(30),
    "job_removed": words.jobs.removed("x"),
    "job_twin": words.jobs.twin(1, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
}
LABELS = [
    *("FOLLOW_UP", "NONE_OF_THESE", "BROWSE", "PREVIOUS", "NEXT", "JOB_REMOVE", "JOB_KEEP", "JOB_URL"),
    *("PRIVACY_EXPORT", "PRIVACY_ERASE", "ERASE_YES", "ERASE_NO", "FOLLOW_UP_LABEL", "JOB_FORM"),
]
COMMANDS = {"ask", "skills", "role", "responsibilities", "requirements", "privacy", "about", "help"}
COMMANDS |= {"jobs save", "jobs list", "jobs remove"}


@pytest.mark.parametrize("name", LABELS)
def test_labels_are_short(name: str) -> None:
    """A button or a form's title is read at a glance; Discord allows 45 characters for a label."""
    assert len(SENTENCES[name]) <= 45


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_name_real_commands_only(name: str) -> None:
    """Every command that a sentence mentions exists."""
    assert set(re.findall(r"`/([a-z ]+)`", SENTENCES[name])) <= COMMANDS


@pytest.mark.parametrize("name", SENTENCES)
def test_sentences_are_plain(name: str) -> None:
    """No word of the machine room reaches a member."""
    machine = r"\b(error|exception|traceback|null|none\b|invalid|database|sqlite|timeout|failed|token)\b"
    assert not re.search(machine, SENTENCES[name].replace("None of these", ""), re.I)


def test_every_kind_of_entry_has_names() -> None:
    """A new kind of knowledge cannot be forgotten on lists and counts."""
    kinds = {kind.kind for kind in KINDS.values()}
    assert set(words.kinds.TITLES) == set(words.kinds.NOUNS) == kinds
