"""The types of single values in a file, and what every model of a file has in common."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,39}$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]


def _flag(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _whole(value: object) -> object:
    return int(value) if isinstance(value, str) and re.fullmatch("-?[0-9]{1,9}", value) else value


def _day(value: object) -> object:
    if isinstance(value, str) and re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return dt.date.fromisoformat(value)
    return value


Flag = Annotated[bool, BeforeValidator(_flag), Field(strict=True)]
Whole = Annotated[int, BeforeValidator(_whole), Field(strict=True)]
Day = Annotated[dt.date, BeforeValidator(_day), Field(strict=True)]


class Frozen(BaseModel):
    """A value read from a file: no unknown keys, no changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
