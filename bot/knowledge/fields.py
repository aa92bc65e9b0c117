"""A document becomes a value of the model, or faults: pydantic judges, this module finds place and words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.days import EXAMPLE, how_to_write
from bot.knowledge.model import ADDRESS, CLAIM, FIGURE_NAME, KINDS, Entry
from bot.knowledge.problems import QUOTE_IT, Fault, Step, cite, did_you_mean, nearest
from bot.knowledge.values import ID_PATTERN, Frozen
from bot.knowledge.yaml.characters import MOST_FAULTS
from bot.knowledge.yaml.nodes import Document, Items, Node, Pairs, Scalar, plain
from bot.knowledge.yaml.syntax import HAS_A_COLON
from bot.knowledge.yaml.typed import block_above, curled, look_alike

Model = TypeVar("Model", bound=Frozen)

_EXPECTED = {
    "bool_type": "write true or false",
    "int_type": "write a whole number",
    "model_type": "write `key: value` lines below it",
    "mapping_type": "write `key: value` lines below it",
    "dict_type": "write `key: value` lines below it",
    "tuple_type": "a list is wanted; put `- ` before each text, or write [one, another]",
}
# Other words for our keys, which people bring along.
_MEANT = {
    **dict.fromkeys(("description", "short", "tldr"), "summary"),
    **dict.fromkeys(("text", "body", "content"), "answer"),
    **dict.fromkeys(("name", "heading"), "title"),
    **dict.fromkeys(("tags", "keywords", "synonyms"), "aliases"),
    **dict.fromkeys(("phrasings", "examples", "faq"), "questions"),
    **dict.fromkeys(("see_also", "see"), "related"),
    **dict.fromkeys(("date", "updated"), "reviewed"),
    **dict.fromkeys(("links", "references"), "read_further"),
    **dict.fromkeys(("tag", "topic", "section"), "category"),
}
_OF_THE_FILE = {
    "id": "the file's name is the id; delete the line",
    "kind": "the folder is the kind; delete the line",
}
_FLAGS = {
    **dict.fromkeys(("yes", "on", "y", "1"), "true"),
    **dict.fromkeys(("no", "off", "n", "0"), "false"),
}
_PLAIN = re.compile(r"[^\[\]{}:#\n'\"&*!|>%@`?-]{1,60}")
_PATTERNS = {
    ID_PATTERN: "is no id; ids have small letters, digits and hyphens, at most 40",
    FIGURE_NAME: "is no name of a figure; use small letters and underscores",
    CLAIM: "is no mark of a claim; write S and its number, at most S40",
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
    meant = {_meant(model, document, tuple(d["loc"])) for d in details if d["type"] == "extra_forbidden"}
    told = [detail for detail in details if not _follows(document, detail, meant)]
    return None, tuple(_fault(model, document, detail) for detail in told[:MOST_FAULTS])


def _follows(document: Document, detail: ErrorDetails, meant: Collection[tuple[Step, ...]]) -> bool:
    """Whether it only follows from what is told already: a misspelt key, a line healed, or wrong items."""
    steps = tuple(detail["loc"])
    if detail["type"] == "missing":
        return bool(document.healed) or steps in meant
    node = document.find(steps)
    of_items = detail["type"] == "too_short" and isinstance(node, Items) and bool(node.items)
    return of_items or node.line in document.healed


def _fault(model: type[Frozen], document: Document, detail: ErrorDetails) -> Fault:
    steps, of_key = _steps(detail)
    if detail["type"] == "missing":
        return _missing(model, document, steps)
    if detail["type"] == "extra_forbidden":
        return _unknown(model, document, steps)
    words = _words(document, document.find(steps), detail)
    if detail["type"] == "too_long" and isinstance(document.find(steps), Items):
        steps = (*steps, detail["ctx"]["max_length"])  # the first one too many
    return document.fault(steps, words, key=of_key)


def _steps(detail: ErrorDetails) -> tuple[tuple[Step, ...], bool]:
    """The path without pydantic's own mark for a mapping's key."""
    location = tuple(detail["loc"])
    return (location[:-1], True) if location[-1:] == ("[key]",) else (location, False)


def _missing(model: type[Frozen], document: Document, steps: tuple[Step, ...]) -> Fault:
    key = str(steps[-1])
    indented = re.compile(rf"\s+{re.escape(key)}:(?:\s|$)")
    for number, written in enumerate(document.lines if len(steps) == 1 else (), start=1):
        if indented.match(written):
            text = "the line is indented, and so part of the text above; delete the spaces before it"
            return Fault(number, len(written) - len(written.lstrip()) + 1, key, text)
    line, column = document.place(steps[:-1])
    text = f"`{key}` is missing; add {_example(model, steps)}"
    return document.fault(steps, text)._replace(line=line, column=column)


def _example(model: type[Frozen], steps: tuple[Step, ...]) -> str:
    """A line to add, where one line is enough."""
    field = _model_at(model, steps[:-1]).model_fields.get(str(steps[-1]))
    example = field.examples[0] if field and field.examples else ""
    if isinstance(example, list):
        example = f"[{', '.join(map(str, example))}]"
    if steps[-1] == "answer":
        return "`answer: |`, and the text indented below"
    return f"a line such as `{steps[-1]}: {example}`" if example else "it"


def _meant(model: type[Frozen], document: Document, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The path of the key that a key which does not exist was meant for; the same path where nobody knows."""
    key = re.sub(r"[\s-]+", "_", str(steps[-1])).lower()
    known = _keys(model, steps[:-1])
    near = _MEANT.get(key, key) if _MEANT.get(key, key) in known else nearest(key, known)
    return (*steps[:-1], near) if near else steps


def _unknown(model: type[Frozen], document: Document, steps: tuple[Step, ...]) -> Fault:
    key, known = str(steps[-1]), _keys(model, steps[:-1])
    homes = [kind.kind for kind in KINDS.values() if len(steps) == 1 and key in kind.model_fields]
    meant = _meant(model, document, steps)[-1]
    if homes and issubclass(model, Entry):
        mend = f"; it belongs to {' and '.join(homes)} entries"
    elif meant != key:
        mend = f" (did you mean `{meant}`?)"
    elif len(steps) == 1 and key in _OF_THE_FILE:
        mend = f"; {_OF_THE_FILE[key]}"
    else:
        of_text = len(steps) == 1 and block_above(document.lines, document.place(steps, key=True)[0] - 1)
        text = f"put two spaces before it if it is a line of `{of_text}`; " if of_text else ""
        mend = f"; {text}the keys are {', '.join(known)}"
    return document.fault(steps, f"`{cite(key)}` is no key here{mend}", key=True)


def _keys(model: type[BaseModel], steps: Iterable[Step]) -> list[str]:
    """The keys of the model found at that path."""
    return list(_model_at(model, steps).model_fields)


def _model_at(model: type[BaseModel], steps: Iterable[Step]) -> type[BaseModel]:
    for step in steps:
        annotation = model.model_fields[step].annotation if step in model.model_fields else None
        model = next((m for m in _models(annotation)), model)
    return model


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The models that a type annotation mentions."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models(part)]


def _words(document: Document, node: Node, detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "date_type" or (kind == "value_error" and _is_day(detail)):
        return _no_day(node)
    if kind in ("string_type", "literal_error") and not isinstance(node, Scalar):
        return _no_text(node)
    if kind in _EXPECTED:
        return _expected(document, node, kind)
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


def _is_day(detail: ErrorDetails) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", str(detail["input"])) is not None


def _no_day(node: Node) -> str:
    if not isinstance(node, Scalar):
        return f"one day is wanted here; write it as {EXAMPLE}"
    return f"`{cite(node.text)}` is no day; {how_to_write(node.text)}"


def _no_text(node: Items | Pairs) -> str:
    if isinstance(node, Items):
        return "one text is wanted here and no list; " + (QUOTE_IT if node.flow else "delete the `-`")
    if node.flow:
        return f"a text may not begin with `{{`; {QUOTE_IT}"
    return curled(next(iter(node.keys), " ")) or HAS_A_COLON


def _expected(document: Document, node: Node, kind: str) -> str:
    wanted = _EXPECTED[kind]
    if not isinstance(node, Scalar):
        return f"{'a list' if isinstance(node, Items) else '`key: value` lines'} cannot stand here; {wanted}"
    if kind == "bool_type" and (flag := _FLAGS.get(node.text.lower(), node.text.lower())) in (
        "true",
        "false",
    ):
        wanted = f"write `{flag}`"
    elif kind == "tuple_type":
        line = document.lines[node.line - 1]
        if not line[: node.column - 1].strip() and (found := look_alike(line)):
            return found[1]
        wanted = f"a list is wanted; write `[{node.text}]`" if _PLAIN.fullmatch(node.text) else wanted
    return f"`{cite(node.text)}` cannot stand here; {wanted}"


def _pattern(pattern: str) -> str:
    return _PATTERNS.get(pattern, "is no date; write 2026, 2026-11 or 2026-11-24")


def _choices(word: str, context: Mapping[str, Any]) -> str:
    listed = str(context["expected"]).replace("'", "`")
    known = re.findall("`([^`]+)`", listed)
    return did_you_mean(word, known) or f"; choose {listed}"
