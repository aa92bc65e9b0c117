"""Verbs: what an id holds comes back as it was, and what does not fit is told from what does."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Annotated, Any, Literal, NamedTuple

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.actions import choices, leading
from bot.ui.forms import Field, Form
from bot.ui.routes import ID
from bot.ui.routes import work as route
from bot.ui.verbs import LONGEST, MOST, Kind, Unfit, Verb, table, verb


class Note(NamedTuple):
    """The texts of a form."""

    title: str
    body: str = ""


class Long(NamedTuple):
    """More than a message holds."""

    text: Annotated[str, Field("Text", 3001)]


class File(NamedTuple):
    """What the member has elsewhere anyway."""

    text: Annotated[str, Field("Text", 4000, given_back=False)]


@verb("see")
def see(name: str, page: int) -> None:
    """See a page."""


@verb("see-again")
def see_again(name: str, page: int, order: Literal["old", "new"] = "old") -> None:
    """See a page; the order came later."""


@verb("write")
def write(texts: Note, number: int) -> None:
    """Write a note."""


@verb("write-long")
def write_long(texts: Long) -> None:
    """Write a long note."""


@verb("write-file")
def write_file(texts: File) -> None:
    """Write what stands in a file."""


@given(st.text(max_size=200), st.integers(-(10**12), 10**12))
def test_an_id_comes_back_as_it_was_or_is_not_made(name: str, page: int) -> None:
    """Whatever the arguments are: no id says something else than what it was made for."""
    try:
        made = see(name, page)
    except ValueError:
        assert ":" in name or not 0 <= page <= MOST or len(f"1:see:{name}:{page}") > LONGEST
    else:
        match = ID.fullmatch(made)
        assert match
        assert see.read((), match["words"].split(":")[1:]) == (name, page)
        assert len(made) <= LONGEST


@pytest.mark.parametrize(
    "words", [[], ["a"], ["a", "b"], ["a", "1", "2"], ["a", "-1"], ["a", "01"], ["a", " 1"], ["a", "1_0"]]
)
def test_other_arguments_are_unfit(words: list[str]) -> None:
    """Too few, too many, or no number as we write it."""
    with pytest.raises(Unfit):
        see.read((), words)


def test_an_older_id_gets_the_default_of_a_newer_argument() -> None:
    """So that a verb can grow without an end to the buttons that were sent before."""
    assert see_again.read((), ["a", "1"]) == ("a", 1, "old")
    assert see_again.read((), ["a", "1", "new"]) == ("a", 1, "new")


def test_a_word_outside_its_set_is_unfit() -> None:
    """A Literal names all that there is."""
    with pytest.raises(Unfit):
        see_again.read((), ["a", "1", "newest"])


def test_a_form_gives_its_texts_by_their_fields() -> None:
    """Their order in the answer does not matter, and one that came later may be missing."""
    assert write.read(({"body": "b", "title": "a"},), ["3"]) == (Note("a", "b"), 3)
    assert write.read(({"title": "a"},), ["3"]) == (Note("a"), 3)


@pytest.mark.parametrize("texts", [{}, {"body": "b"}, {"title": "a", "colour": "c"}])
def test_a_form_with_other_fields_is_unfit(texts: dict[str, str]) -> None:
    """It is from another version."""
    with pytest.raises(Unfit):
        write.read((texts,), ["3"])


@pytest.mark.parametrize("given", ["a text", "", {"title": "a"}])
def test_what_the_member_gives_has_to_be_what_the_verb_takes(given: object) -> None:
    """A click or a choice cannot stand for a form, nor a form for a choice."""
    with pytest.raises(Unfit):
        (see if isinstance(given, dict) else write).read((given,), ["3"])


def test_what_the_member_gives_stands_in_no_id() -> None:
    """An id holds the other arguments only."""
    assert write.written(Kind.FORM, (Note("a"),), 3) == "form/1:write:3"
    assert see.written(Kind.MENU, ("a:b",), 3) == "list/1:see:3"


@pytest.mark.parametrize("name", ["", "Job", "job:ask", "job_ask", "-job", "job-", "job1"])
def test_a_verb_has_a_plain_name(name: str) -> None:
    """Small letters and hyphens, as all that were ever sent."""
    with pytest.raises(ValueError, match="cannot stand in an id"):
        verb(name)(lambda: None)


def test_a_verb_takes_only_what_an_id_can_hold() -> None:
    """Another type is found when the verb is declared, not when somebody clicks."""

    def odd(number: float) -> None:
        """A number that can be written in several ways."""

    with pytest.raises(ValueError, match="cannot stand in an id"):
        Verb("odd", odd)


def test_a_verb_that_is_declared_twice_ends_the_start() -> None:
    """Two verbs of one name could not be told apart."""

    async def work(_: object, name: str, page: int) -> None:
        """Do nothing."""

    def other(name: str, page: int) -> None:
        """Another verb."""

    with pytest.raises(ValueError, match="two routes for the verb `see`"):
        table([see.to(work), Verb("see", other).to(work)])


def test_a_verb_says_what_it_is_for() -> None:
    """Its declaration's sentence is kept."""
    assert see.__doc__ == "See a page."


async def test_what_stands_in_a_file_need_not_be_given_back() -> None:
    """A form may take it, however long it is."""
    Form("Long", write_file, File(""))


async def test_a_form_takes_no_more_than_can_be_given_back() -> None:
    """Whatever is typed in vain has to fit one message."""
    with pytest.raises(ValueError, match="more than 3000"):
        Form("Long", write_long, Long(""))


def chosen(kind: Kind, *values: str) -> tuple[object, ...]:
    """What the work of a menu's verb gets, when these values are chosen of it."""
    seen: list[object] = []

    async def work(_: object, name: str, page: int) -> None:
        seen.extend([name, page])

    interaction: Any = SimpleNamespace(
        type=discord.InteractionType.component,
        data={"custom_id": see.written(kind, ("a",), page=3), "values": list(values)},
    )
    asyncio.run(route(interaction, table([see.to(work)])))
    return tuple(seen)


def test_one_choice_of_a_menu_comes_as_it_is() -> None:
    """More than one does not come from ours."""
    assert chosen(Kind.MENU, "a") == ("a", 3)
    assert chosen(Kind.MENU, "a", "b") == ("a", 3)


def test_several_choices_come_with_commas_between() -> None:
    """None is a choice too."""
    assert chosen(Kind.CHOICES, "4", "7") == ("4,7", 3)
    assert chosen(Kind.CHOICES, "4") == ("4", 3)
    assert chosen(Kind.CHOICES) == ("", 3)


def test_a_menu_of_many_shows_what_is_chosen_already() -> None:
    """Any number can be chosen of it, by an id of its own kind."""
    options = [discord.SelectOption(label=name, value=name, default=name == "b") for name in "abc"]
    made = choices("Which?", options, see, page=2)
    assert (made.min_values, made.max_values) == (0, 3)
    assert made.custom_id == see.written(Kind.CHOICES, ("a",), page=2)
    assert made.custom_id != see.written(Kind.MENU, ("a",), page=2)
    assert [option.value for option in made.options if option.default] == ["b"]


def test_a_leading_button_has_an_address_and_no_id() -> None:
    """Nobody hears of a click on it."""
    made = leading("Open link" + "x" * 99, "https://jobs.example/1")
    assert (made.url, made.custom_id) == ("https://jobs.example/1", None)
    assert made.label
    assert len(made.label) == 80
