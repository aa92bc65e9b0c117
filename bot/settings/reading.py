"""Reads the settings from the environment and .env, and says in plain words what is wrong or odd in them."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dotenv.parser import Binding, parse_stream
from pydantic import ValidationError
from rapidfuzz import process

from bot.errors import SettingsError
from bot.settings import Settings, places

# By pydantic's kinds of faults, where its own words are a programmer's.
PLAIN = {
    "int_parsing": "this must be a whole number",
    "float_parsing": "this must be a number",
    "bool_parsing": "this must be on or off",
}


def load_settings(env_file: Path | None = None) -> Settings:
    """Read the environment and ``env_file`` (the project's .env when not given).

    Raises:
        SettingsError: one line for each setting that cannot be used, never with a secret's value.
    """
    path = env_file or places.project_root() / ".env"
    faults = [_unread(line, path) for line in _lines(path) if line.error or (line.key and line.value is None)]
    logging.getLogger("dotenv").setLevel(logging.ERROR)  # it would speak of the same lines once more
    try:
        settings = Settings(_env_file=path)
    except ValidationError as error:
        faults += [_plain(fault) for fault in error.errors()]
    if faults:
        raise SettingsError("\n".join(faults))
    return settings


def remarks(env_file: Path | None = None) -> tuple[str, ...]:
    """A plain line for each name in .env that is no setting, or stands there more than once.

    Raises:
        SettingsError: the file cannot be read.
    """
    path = env_file or places.project_root() / ".env"
    known = [name.upper() for name in Settings.model_fields]
    keys = Counter(
        line.key.upper() if line.key.upper() in known else line.key for line in _lines(path) if line.key
    )
    strange = [_unknown(key, known) for key in keys if key not in known]
    return (
        *strange,
        *(f"{key} is in .env {n} times; the last one counts" for key, n in keys.items() if n > 1),
    )


def _lines(path: Path) -> list[Binding]:
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8") as file:
            return list(parse_stream(file))
    except UnicodeDecodeError:
        raise SettingsError(f"{path} cannot be read: it is no UTF-8 text") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None


def _unread(line: Binding, path: Path) -> str:
    text = line.original.string
    blank = text[: len(text) - len(text.lstrip())].count(
        "\n"
    )  # the parser counts the empty lines before it in
    return f"{path}:{line.original.line + blank}: this line is not understood; write NAME=value"


def _unknown(key: str, known: list[str]) -> str:
    near = process.extractOne(key.upper(), known, score_cutoff=70)
    return f"{key} in .env is not a setting" + (f"; did you mean {near[0]}?" if near else "")


def _plain(fault: Mapping[str, Any]) -> str:
    name = str(fault["loc"][0]).upper()
    words = str(fault["msg"]).removeprefix("Value error, ").replace("Input should be", "this must be")
    return f"{name}: {PLAIN.get(fault['type'], words)}"
