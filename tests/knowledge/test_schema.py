"""The schemas say the same as the check, and the committed ones are those of the model."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.fields import build
from bot.knowledge.model import KINDS, Source, Vocabulary
from bot.knowledge.schema import schemas, write
from bot.knowledge.values import Frozen
from bot.knowledge.yaml.nodes import Items, Node, Pairs
from bot.knowledge.yaml.reader import read
from tests.knowledge.writing import ENTRY, SOURCE

COMMITTED = Path(__file__).parents[2] / "knowledge/schema"
ADDED = {
    "role": "family: building\nskills: {hammer: essential}\nnext: [senior]\n",
    "level": "rank: 3\nscope: A team\nautonomy: Much\nimpact: Felt\n",
    "requirement": "strength: typical\n",
    "skill": "group: tools\nstrength: essential\nby_level: {mid: some, senior: more, staff: most}\n",
    "topic": "category: transitions\n",
}
WORDS = (
    "synonyms: {kubernetes: [k8s]}\nambiguous: {go: {means: golang, beside: [language]}}\ngroups: {a: B}\n"
)
GOOD: dict[str, str] = {
    **{k.kind: ENTRY.replace("category: transitions\n", ADDED.get(k.kind, "")) for k in KINDS.values()},
    "source": SOURCE,
    "vocabulary": WORDS,
}
MODELS: dict[str, type[Frozen]] = {
    **{kind.kind: kind for kind in KINDS.values()},
    "source": Source,
    "vocabulary": Vocabulary,
}
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}
NUMBERS = ["1.10", "012", "0", "-3", "2025"]
TEXTS = [
    *NUMBERS,
    "a text",
    "true",
    "no",
    "2026-11-24",
    "2026-13-01",
    "A B",
    "a" * 41,
    '""',
    '"  "',
    "typical",
]
VALUES = [*TEXTS, "[]", "[a, 1, true]", "[[a]]", "[a: b]", "{}", "{a: b}", "{a: [b]}", "{A b: c}"]
LONG = ["x" * 80, "x" * 81, "x" * 350, "x" * 351, "x" * 2_800, "x" * 2_801, '"' + " " * 90 + 'x"']


def seen(node: Node) -> Any:
    """A value as an editor reads it: YAML 1.2 knows numbers and flags."""
    match node:
        case Items():
            return [seen(item) for item in node.items]
        case Pairs():
            return {key: seen(value) for key, value in node.pairs.items()}
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and re.fullmatch(r"[-+]?[0-9]+", node.text):
        return int(node.text)
    return float(node.text) if node.plain and re.fullmatch(r"[-+]?[0-9]+\.[0-9]+", node.text) else node.text


def is_type(value: Any, name: str) -> bool:
    flag = isinstance(value, bool)
    return {
        "string": isinstance(value, str),
        "boolean": flag,
        "integer": isinstance(value, int) and not flag,
        "number": isinstance(value, int | float) and not flag,
        "array": isinstance(value, list),
        "object": isinstance(value, dict),
    }[name]


def valid(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    """As much of JSON Schema as the schemas use."""
    if "$ref" in schema:
        return valid(value, root["$defs"][schema["$ref"].rsplit("/")[-1]], root)
    types = schema.get("type", [])
    if types and not any(is_type(value, name) for name in ([types] if isinstance(types, str) else types)):
        return False
    if "anyOf" in schema and not any(valid(value, option, root) for option in schema["anyOf"]):
        return False
    if "enum" in schema and not any(value == one and type(value) is type(one) for one in schema["enum"]):
        return False
    if isinstance(value, str):
        return "pattern" not in schema or re.search(schema["pattern"], value) is not None
    if isinstance(value, list):
        return len(value) >= schema.get("minItems", 0) and all(valid(v, schema["items"], root) for v in value)
    return valid_keys(value, schema, root) if isinstance(value, dict) else in_range(value, schema)


def in_range(value: float, schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def valid_keys(value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    if not set(schema.get("required", [])) <= set(value) or not all(allowed(key, schema) for key in value):
        return False
    return all(valid(one, below(key, schema), root) for key, one in value.items())


def below(key: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
    by_pattern = (s for pattern, s in schema.get("patternProperties", {}).items() if re.search(pattern, key))
    found: Mapping[str, Any] = schema.get("properties", {}).get(key) or next(by_pattern, {})
    return found


def allowed(key: str, schema: Mapping[str, Any]) -> bool:
    return bool(below(key, schema)) or "additionalProperties" not in schema


def agree(kind: str, text: str) -> tuple[bool, bool]:
    """What the check says and what an editor says."""
    document = read(text.encode())
    schema = SCHEMAS[f"{kind}.json"]
    value, _ = build(MODELS[kind], document)
    return value is not None and not document.faults, valid(seen(document.root), schema, schema)


def replaced(text: str, key: str, value: str) -> str:
    """The text with one top-level value replaced, whatever lines it had."""
    return re.sub(rf"^{key}:.*\n(?:[ \n].*\n|\n)*", "", text, flags=re.MULTILINE) + f"{key}: {value}\n"


def test_the_committed_schemas_are_those_of_the_model() -> None:
    """`python -m bot schema` makes them anew."""
    assert {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.iterdir()} == schemas()


def test_schemas_are_written_into_a_new_folder(tmp_path: Path) -> None:
    """One for each kind, for sources and for the vocabulary."""
    write(tmp_path / "new/schema")
    assert {path.stem for path in (tmp_path / "new/schema").iterdir()} == set(MODELS)


@pytest.mark.parametrize("kind", GOOD)
def test_a_good_file_is_good_for_both(kind: str) -> None:
    """The check and an editor accept it."""
    assert agree(kind, GOOD[kind]) == (True, True)


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in GOOD for key in MODELS[kind].model_fields])
def test_editor_and_check_never_disagree(kind: str, key: str) -> None:
    """Whatever value a key gets, both accept it or both refuse it."""
    disagreed = []
    for value in [*VALUES, *LONG]:
        of_check, of_editor = agree(kind, replaced(GOOD[kind], key, value))
        if of_check != of_editor:
            disagreed.append((value[:30], of_check, of_editor))
    assert disagreed == []


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in GOOD for key in MODELS[kind].model_fields])
def test_both_know_which_keys_must_be_there(kind: str, key: str) -> None:
    """A key that is left out is missed by both or by none."""
    text = replaced(GOOD[kind], key, "x").rsplit(f"{key}: x\n", 1)[0] or "{}"
    of_check, of_editor = agree(kind, text)
    assert of_check == of_editor


@pytest.mark.parametrize("kind", GOOD)
def test_both_refuse_a_key_that_does_not_exist(kind: str) -> None:
    """Misspelt keys are seen while typing."""
    assert agree(kind, GOOD[kind] + "sumary: x\n") == (False, False)


def test_a_block_of_the_longest_text_fits_both() -> None:
    """The line end of a block counts for neither."""
    block = "|\n  " + "x" * 2_800
    assert agree("topic", replaced(GOOD["topic"], "answer", block)) == (True, True)
    assert agree("topic", replaced(GOOD["topic"], "answer", block + "x")) == (False, False)


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in GOOD for key in MODELS[kind].model_fields])
def test_an_editor_explains_every_key(kind: str, key: str) -> None:
    """With a sentence, and with an example where it is no mapping with keys of its own."""
    told = SCHEMAS[f"{kind}.json"]["properties"][key]
    assert told["description"].endswith(".")
    assert told.get("examples") or "$ref" in str(told)


@pytest.mark.parametrize("part", ["Figure", "Levels", "OnlyFor"])
def test_an_editor_explains_the_keys_below(part: str) -> None:
    """With a sentence and an example each."""
    for told in SCHEMAS["skill.json"]["$defs"][part]["properties"].values():
        assert told["description"].endswith(".")
        assert told["examples"]


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in GOOD for key in MODELS[kind].model_fields])
def test_an_example_is_one(kind: str, key: str) -> None:
    """The check accepts for a key what its example shows."""
    for example in MODELS[kind].model_fields[key].examples or ():
        document = read(replaced(GOOD[kind], key, json.dumps(example)).encode())
        assert build(MODELS[kind], document)[1] == ()
