"""JSON Schemas for editors, generated from the model so that editor and check never disagree.

An editor sees ``1.10`` as a number and ``true`` as a flag where the reader keeps the text as it was
written; so a text may be a string, a number or a flag.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.knowledge.model import KINDS, SOURCE_DATE, Source, Vocabulary
from bot.knowledge.values import ID_PATTERN, Frozen

_DIALECT = "http://json-schema.org/draft-07/schema#"
_DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_LARGEST = 999_999_999
# What fits a pattern and is no string in an editor's eyes.
_ALSO: Mapping[str, list[JsonSchemaValue]] = {
    ID_PATTERN: [{"type": "integer", "minimum": 0}, {"type": "boolean"}],
    SOURCE_DATE: [{"type": "integer", "minimum": 1000, "maximum": 9999}],
}


def schemas() -> dict[str, str]:
    """The text of each schema by its file name: one for each kind, for sources and for the vocabulary."""
    models: dict[str, type[Frozen]] = {kind.kind: kind for kind in KINDS.values()}
    models |= {"source": Source, "vocabulary": Vocabulary}
    return {f"{name}.json": _text(model) for name, model in models.items()}


def write(folder: Path) -> None:
    """Write all schemas into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(model: type[Frozen]) -> str:
    schema = {"$schema": _DIALECT} | model.model_json_schema(schema_generator=_ForEditors)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _ForEditors(GenerateJsonSchema):
    """Says of each type what the reader and the model accept in a file."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        if pattern := schema.get("pattern"):
            of_text: JsonSchemaValue = {"type": "string", "pattern": pattern}
            also = _ALSO.get(str(pattern), [])
            return {"anyOf": [of_text, *also]} if also else of_text
        most, least = schema.get("max_length"), schema.get("min_length", 0)
        return {"type": ["string", "number", "boolean"], **_length(least, most)}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": [True, False, "true", "false"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        whole = {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST}
        return {"anyOf": [whole, {"type": "string", "pattern": "^-?[0-9]{1,9}$"}]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return {"type": "string", "format": "date", "pattern": _DAY}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        values = self.generate_inner(schema["values_schema"])
        keys: Any = schema["keys_schema"]
        pattern = keys.get("pattern") or r"\S"
        return {"type": "object", "patternProperties": {pattern: values}, "additionalProperties": False}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _length(least: int, most: int | None) -> JsonSchemaValue:
    """Characters without the blanks around them: a block of text ends with a line end that nobody counts."""
    if most is None:
        return {"pattern": r"\S"} if least else {}
    some = rf"\S([\s\S]{{0,{most - 2}}}\S)?"
    return {
        "pattern": rf"^\s*{some}\s*$" if least else rf"^\s*({some})?\s*$",
        "patternErrorMessage": f"Text of at most {most} characters is wanted",
    }
