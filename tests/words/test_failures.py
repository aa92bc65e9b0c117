"""Every error that a member may read about has a sentence, which is good to read."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from bot.errors import (
    BotError,
    NoSuchJob,
    OperatorError,
    StorageFault,
    StorageUnavailable,
    TooFast,
    UserError,
)
from bot.words.failures import wording


def leaves(kind: type[BotError]) -> Iterator[type[BotError]]:
    """The kinds of errors that no other is a kind of, as far as the bot itself has them."""
    inner = [below for below in kind.__subclasses__() if below.__module__.startswith("bot.")]
    if not inner:
        yield kind
    for below in inner:
        yield from leaves(below)


def made(kind: type[Any]) -> Iterator[BotError]:
    """An error of that kind for each value that its first field may have."""
    hints = get_type_hints(kind)
    fields = (
        [hints[field.name] for field in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else []
    )
    first, rest = fields[:1], [next(values(hint)) for hint in fields[1:]]
    for value in values(first[0]) if first else [None]:
        yield kind(value, *rest) if first else kind()


def values(hint: Any) -> Iterator[object]:
    """What a field may hold: all of an enum or a choice, and a number for a number."""
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        yield from hint
    elif get_origin(hint) is tuple:
        yield ("https://jobs.example/1", "https://jobs.example/2")
    elif get_origin(hint):
        yield from get_args(hint)
    else:
        yield {int: 7, str: "title"}[hint]


ERRORS = [error for top in (UserError, StorageUnavailable) for kind in leaves(top) for error in made(kind)]


def test_the_tree_is_walked_to_its_leaves() -> None:
    """Mistakes, waiting and storage are all in it, and storage once for each cause."""
    kinds = {type(error) for error in ERRORS}
    assert {NoSuchJob, TooFast, StorageUnavailable} <= kinds
    assert sum(isinstance(error, StorageUnavailable) for error in ERRORS) == len(StorageFault)


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_every_leaf_has_one_sentence_or_a_few(error: BotError) -> None:
    """It begins with a capital, ends with a full stop, and says in few words what to do."""
    said = wording(error)
    assert said is not None
    assert said[0].isupper()
    assert said.endswith(".")
    assert len(said) <= 160


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_numbers_are_told(error: BotError) -> None:
    """A limit or a number that an error carries stands in its sentence."""
    numbers = [value for value in vars(error).values() if isinstance(value, int)]
    assert all(str(number) in str(wording(error)) for number in numbers)


def test_no_two_causes_read_alike() -> None:
    """A member who asks for help can quote what they read, and it says which it was."""
    sentences = [wording(error) for error in ERRORS]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_no_error_holds_a_text_of_its_own(error: BotError) -> None:
    """What a log or a traceback shows of it is its cause in the program's terms."""
    assert str(wording(error)) not in str(error)


@pytest.mark.parametrize(
    "error", [KeyError("x"), BotError("x"), UserError("x"), OperatorError("x")], ids=repr
)
def test_anything_else_has_none(error: Exception) -> None:
    """What broke without being foreseen, and what the operator reads, is worded elsewhere."""
    assert wording(error) is None


def test_storage_has_words_for_the_operator() -> None:
    """A cause without the driver's words under it is told by its own."""
    assert str(StorageUnavailable(StorageFault.MOVED)) == "the database file was deleted or replaced"


@pytest.mark.parametrize("fault", StorageFault)
def test_only_a_busy_database_is_worth_trying_again_at_once(fault: StorageFault) -> None:
    """A start waits for it; anything else is for the operator."""
    assert StorageUnavailable(fault).busy is (fault is StorageFault.BUSY)
