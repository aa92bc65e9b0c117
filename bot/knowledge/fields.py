"""A document becomes a value of the model, or faults: pydantic judges, this module finds place and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.model import ADDRESS, CLAIM, FIGURE_NAME, KINDS
from bot.knowledge.problems import Fault, Step, cite, did_you_mean
from bot.knowledge.values import ID_PATTERN, Frozen
from bot.knowledge.yaml.characters import MOST_FAULTS
from bot.knowledge.yaml.nodes import Document, Items, Node, Pairs, Scalar, plain

Model = TypeVar("Model", bound=Frozen)

_QUOTE = "quote the whole text"
_EXPECTED = {
    "bool_type": "write true or false",
    "int_type": "write a whole number",
    "date_type": "write a day as 2026-11-24",
    "model_type": "write `key: value` lines below it",
    "mapping_type": "write `key: value` lines below it",
    "dict_type": "write `key: value` lines below it",
    "tuple_type": "a list is wanted; put `- ` before each text, or write [one, another]",
}
_PATTERNS = {
    ID_PATTERN: "is no id; ids have small letters, digits and hyphens, at most 40",
    FIGURE_NAME: "is no name of a figure; use small letters and underscores",
    CLAIM: "is no mark of a claim; write S and its number",
    ADDRESS: "is no address; it begins with https:// and has no spaces",
}


def build(model: type[Model], document: Document) -> tuple[Model | None, tuple[Fault, ...]]:
    """Validate a document.

    Returns:
        The value, or None with at least one fault. Faults of the reader are not repeated.
    """
    try:
        return model.model_validate(plain(document.root)), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    return None, tuple(_fault(model, document, detail) for detail in details[:MOST_FAULTS])


def _fault(model: type[Frozen], document: Document, detail: ErrorDetails) -> Fault:
    steps, of_key = _steps(detail)
    if detail["type"] == "missing":
        return _missing(document, steps)
    if detail["type"] == "extra_forbidden":
        return _unknown(model, document, steps)
    words = _words(document.find(steps), detail)
    if detail["type"] == "too_long" and isinstance(document.find(steps), Items):
        steps = (*steps, detail["ctx"]["max_length"])  # the first one too many
    return document.fault(steps, words, key=of_key)


def _steps(detail: ErrorDetails) -> tuple[tuple[Step, ...], bool]:
    """The path without pydantic's own mark for a mapping's key."""
    location = tuple(detail["loc"])
    return (location[:-1], True) if location[-1:] == ("[key]",) else (location, False)


def _missing(document: Document, steps: tuple[Step, ...]) -> Fault:
    line, column = document.place(steps[:-1])
    return document.fault(steps, f"`{steps[-1]}` is missing; add it")._replace(line=line, column=column)


def _unknown(model: type[Frozen], document: Document, steps: tuple[Step, ...]) -> Fault:
    key = str(steps[-1])
    known = _keys(model, steps[:-1])
    homes = [kind.kind for kind in KINDS.values() if len(steps) == 1 and key in kind.model_fields]
    if homes:
        mend = f"; it belongs to {' and '.join(homes)} entries"
    else:
        mend = did_you_mean(key, known) or f"; the keys are {', '.join(known)}"
    return document.fault(steps, f"`{cite(key)}` is no key here{mend}", key=True)


def _keys(model: type[BaseModel], steps: Iterable[Step]) -> list[str]:
    """The keys of the model found at that path."""
    for step in steps:
        annotation = model.model_fields[step].annotation if step in model.model_fields else None
        model = next((m for m in _models(annotation)), model)
    return list(model.model_fields)


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The models that a type annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models(part)]


def _words(node: Node, detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in ("string_type", "literal_error") and not isinstance(node, Scalar):
        return _no_text(node)
    if kind in _EXPECTED:
        return _expected(node, kind)
    shown = f"`{cite(str(detail['input']))}`"
    match kind:
        case "string_too_short":
            return "the text is empty; write it or delete the line"
        case "string_too_long":
            length, most = len(str(detail["input"]).strip()), context["max_length"]
            return f"the text has {length} characters, at most {most} are shown; shorten it"
        case "string_pattern_mismatch":
            return f"{shown} {_pattern(context['pattern'])}"
        case "literal_error":
            return f"{shown} is no choice here{_choices(str(detail['input']), context)}"
        case "too_long":
            return f"there are more than {context['max_length']} here; keep those that differ most"
        case "too_short":
            return "the list is empty; name at least one"
    return f"{shown} cannot be used ({context.get('error', detail['msg'])}); see README.md"


def _no_text(node: Items | Pairs) -> str:
    if isinstance(node, Items):
        return "one text is wanted here and no list; " + (_QUOTE if node.flow else "delete the `-`")
    if node.flow:
        return f"a text may not begin with `{{`; {_QUOTE}"
    return f"a colon with a space made this a mapping; {_QUOTE}"


def _expected(node: Node, kind: str) -> str:
    wanted = _EXPECTED[kind]
    if kind == "tuple_type" and isinstance(node, Scalar) and re.match(r"-\S", node.text):
        return "a list is wanted; put a space after each `-`"
    if isinstance(node, Scalar):
        return f"`{cite(node.text)}` cannot stand here; {wanted}"
    return f"a {'list' if isinstance(node, Items) else 'mapping'} cannot stand here; {wanted}"


def _pattern(pattern: str) -> str:
    return _PATTERNS.get(pattern, "is no date; write 2026, 2026-11 or 2026-11-24")


def _choices(word: str, context: Mapping[str, Any]) -> str:
    listed = str(context["expected"]).replace("'", "`")
    known = re.findall("`([^`]+)`", listed)
    return did_you_mean(word, known) or f"; choose {listed}"
