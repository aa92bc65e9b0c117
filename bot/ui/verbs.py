"""Verbs: what a click, a choice or a form asks for, each declared once and typed at both ends.

An id is a version, a verb and its arguments: ``1:job-ask:3:0``. A verb is declared as a function that never
runs, whose parameters are the arguments. The type checker holds whoever makes an id and whoever works for it
to them; an id that another version made, or that is forged, is read as ``Unfit`` instead of failing.

A verb's name and its parameters' order stand in messages that were sent long ago: a name never gets another
meaning, and a new parameter comes last and has a default.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Concatenate, Generic, Literal, NewType, ParamSpec, TypeAlias, get_origin

from bot.ui.host import Interaction

P = ParamSpec("P")

VERSION = "1"
SEPARATOR = ":"
NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Discord's limit of characters in an id.
LONGEST = 100
# The largest whole number: a column of the database holds no more.
MOST = 2**31 - 1

Action = NewType("Action", str)
"""The id of a button: a verb with its arguments."""


class Kind(StrEnum):
    """What bears an id, by what stands in front of its version."""

    BUTTON = ""
    MENU = "list/"
    CHOICES = "many/"
    FORM = "form/"


class Unfit(Exception):
    """An id or an answer that does not fit the verb: it is from another version, or forged."""


class Verb(Generic[P]):
    """What a member may ask for, and the arguments that it takes; calling it gives the id of a button.

    A menu's choice, its choices with a comma between them, or the texts of a form, is the first argument: it
    comes from the member, not from the id.

    Args:
        name: the verb in ids: small letters and hyphens.
        declared: has the parameters: int (from 0), str, a Literal of texts, or a form's NamedTuple of texts.

    Raises:
        ValueError: no such name, or a parameter of another type.
    """

    def __init__(self, name: str, declared: Callable[P, None]) -> None:
        self.name, self.__doc__ = name, declared.__doc__
        self._signature = inspect.signature(declared, eval_str=True)
        types = [parameter.annotation for parameter in self._signature.parameters.values()]
        if not NAME.fullmatch(name) or not all(map(_is_known, types)):
            raise ValueError(
                f"`{name}` is no verb: its name, or the type of a parameter, cannot stand in an id"
            )

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Action:
        """The id of a button for these arguments.

        Raises:
            ValueError: they do not fit into an id.
        """
        return Action(self.written(Kind.BUTTON, (), *args, **kwargs))

    def to(self, work: Callable[Concatenate[Interaction, P], Awaitable[None]]) -> Route:
        """The verb with the function that works for it."""
        return Route(self, work)

    def written(self, kind: Kind, given: tuple[object, ...], *args: object, **kwargs: object) -> str:
        """The id of something, checked by reading it back.

        Args:
            kind: what bears the id.
            given: an example of what the member will give, for a menu or a form; it does not stand in the id.
            args: all other arguments of the verb, as are ``kwargs``.

        Raises:
            ValueError: an argument, or all of them together, does not fit into an id.
        """
        bound = self._signature.bind(*given, *args, **kwargs)
        bound.apply_defaults()
        words = [str(argument) for argument in bound.args[len(given) :]]
        made = SEPARATOR.join([f"{kind}{VERSION}", self.name, *words])
        try:
            back = self.read(given, made.split(SEPARATOR)[2:])
        except Unfit:
            back = None
        if len(made) > LONGEST or back != bound.args:
            raise ValueError(f"these arguments of `{self.name}` do not fit into an id")
        return made

    def read(self, given: Sequence[object], words: Sequence[str]) -> tuple[object, ...]:
        """All arguments, from what the member gave and the words of the id.

        Raises:
            Unfit: there are too few or too many, or one is not of its type.
        """
        try:
            bound = self._signature.bind(*given, *words)
            for name, argument in bound.arguments.items():
                bound.arguments[name] = _read(self._signature.parameters[name].annotation, argument)
        except (TypeError, ValueError):
            raise Unfit from None
        bound.apply_defaults()
        return bound.args


@dataclass(frozen=True)
class Route:
    """A verb and the function that works for it."""

    verb: Verb[...]
    work: Callable[..., Awaitable[None]]


Routes: TypeAlias = Mapping[str, Route]


def verb(name: str) -> Callable[[Callable[P, None]], Verb[P]]:
    """Declare a verb: a decorator of the function that has its parameters and says what it is for.

    The name is given, and not taken from the function, so that renaming a function never kills a button.
    """
    return lambda declared: Verb(name, declared)


def table(routes: Iterable[Route]) -> Routes:
    """The routes by the names of their verbs.

    Raises:
        ValueError: two verbs have the same name.
    """
    found: dict[str, Route] = {}
    for route in routes:
        if route.verb.name in found:
            raise ValueError(f"two routes for the verb `{route.verb.name}`")
        found[route.verb.name] = route
    return found


def _is_known(wanted: Any) -> bool:
    return wanted in (int, str) or get_origin(wanted) is Literal or _is_texts(wanted)


def _is_texts(wanted: Any) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, tuple) and hasattr(wanted, "_fields")


def _read(wanted: Any, given: Any) -> object:
    """An argument of the wanted type from a word, or from the texts of a form by their fields."""
    if isinstance(given, wanted if wanted is str or _is_texts(wanted) else ()):
        return given
    if _is_texts(wanted):
        return wanted(**given)
    if wanted is int and str(number := int(given)) == given and 0 <= number <= MOST:
        return number
    if get_origin(wanted) is Literal and given in wanted.__args__:
        return given
    raise ValueError
