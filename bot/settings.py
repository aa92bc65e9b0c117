"""All settings, read once from the environment and .env, checked together and never changed."""

from __future__ import annotations

import logging
import os
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from dotenv.parser import Binding, parse_stream
from pydantic import AfterValidator, Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from rapidfuzz import process

from bot.errors import SettingsError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent

# The part of the data folder that belongs to the local page.
PAGE_DATA = "preview"

ADDRESS = re.compile(r"\s*(sqlite(\+aiosqlite)?:///.|postgres(ql)?(\+asyncpg)?://.)")

# By pydantic's kinds of faults, where its own words are a programmer's.
PLAIN = {"int_parsing": "this must be a whole number", "float_parsing": "this must be a number"}


def project_root() -> Path:
    """The checkout; for an installed package, the folder that the command was started in."""
    return CHECKOUT if is_checkout() else Path.cwd()


def is_checkout() -> bool:
    """Whether this is no installed package."""
    return (CHECKOUT / "pyproject.toml").is_file()


def own_data() -> Path:
    """Where the bot keeps its data unless told otherwise.

    That is in the checkout; for an installed package, in the user's own folder for data, since the folder
    that a command is started in may be anybody's.
    """
    if is_checkout():
        return Path("data")
    shared = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or "~/.local/share"
    return Path(os.path.expanduser(shared)) / "senior-career-bot"


def shipped_knowledge() -> Path:
    """The knowledge that came with this copy: beside bot/ in a checkout, inside it when installed."""
    inside = PACKAGE / "_knowledge"
    return inside if inside.is_dir() else CHECKOUT / "knowledge"


def _rooted(path: Path) -> Path:
    return project_root() / path.expanduser()


def _token(value: SecretStr) -> SecretStr:
    text = value.get_secret_value().strip()
    if not text.isascii() or any(c.isspace() for c in text) or text.count(".") != 2:
        raise ValueError("this is not a bot token: copy it whole from the Bot page of your application")
    return SecretStr(text)


def _address(value: SecretStr) -> SecretStr:
    if not ADDRESS.match(value.get_secret_value()):
        raise ValueError("only sqlite:///path and postgresql://user:password@host/name are supported")
    return value


def _own_database() -> SecretStr:
    return SecretStr(f"sqlite:///{(own_data() / 'bot.db').as_posix()}")


Rooted = Annotated[Path, AfterValidator(_rooted)]
Share = Annotated[float, Field(gt=0, le=1)]


class Settings(BaseSettings):
    """Every setting of the bot; names in .env are the same in capital letters."""

    model_config = SettingsConfigDict(
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    discord_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    database_url: Annotated[SecretStr, AfterValidator(_address)] = Field(default_factory=_own_database)
    data_dir: Rooted = Field(default_factory=own_data)
    knowledge_dir: Annotated[Path, AfterValidator(_rooted)] | None = None
    answer_precision: Share = 0.85
    suggest_precision: Share = 0.4
    questions_per_minute: Annotated[int, Field(ge=1, le=600)] = 8
    actions_per_minute: Annotated[int, Field(ge=10, le=6000)] = 60
    server_actions_per_minute: Annotated[int, Field(ge=60, le=60_000)] = 3000
    jobs_per_member: Annotated[int, Field(ge=1, le=10_000)] = 200
    inactive_months: Annotated[int, Field(ge=0, le=1200)] = 24
    backup_days: Annotated[int, Field(ge=1, le=36_500)] = 30
    shard_count: Annotated[int, Field(ge=1, le=10_000)] | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    preview_port: Annotated[int, Field(ge=0, le=65535)] = 8765

    @field_validator("suggest_precision")
    @classmethod
    def _ordered(cls, value: float, others: ValidationInfo) -> float:
        if value > others.data.get("answer_precision", 1.0):
            raise ValueError("this must not be higher than ANSWER_PRECISION")
        return value

    def need_token(self) -> SecretStr:
        """Discord's token.

        Raises:
            SettingsError: there is none.
        """
        if self.discord_token is None:
            raise SettingsError(
                "DISCORD_TOKEN is not set, so there is no bot to join Discord with: put the token into .env, "
                "or try the bot without one with `make run`."
            )
        return self.discord_token

    @property
    def knowledge(self) -> Path:
        """The folder that answers come from."""
        return self.knowledge_dir or shipped_knowledge()

    def apart(self) -> Settings:
        """The same settings on data of the local page's own, below the bot's data folder."""
        own = self.data_dir / PAGE_DATA
        return self.model_copy(
            update={"data_dir": own, "database_url": SecretStr(f"sqlite:///{own / 'bot.db'}")}
        )

    @property
    def database(self) -> str:
        """The database as it may be shown: without user, password and driver."""
        kind, _, place = self.database_url.get_secret_value().strip().partition(":///")
        return place if kind.startswith("sqlite") else "PostgreSQL"


def load_settings(env_file: Path | None = None) -> Settings:
    """Read the environment and ``env_file`` (the project's .env when not given).

    Raises:
        SettingsError: one line for each setting that cannot be used, never with a secret's value.
    """
    path = env_file or project_root() / ".env"
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
    path = env_file or project_root() / ".env"
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
