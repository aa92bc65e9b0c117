"""All settings, read once from the environment and .env, checked together and never changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.settings.places import PAGE_DATA, own_data, rooted, shipped_knowledge

ADDRESS = re.compile(r"\s*(sqlite(\+aiosqlite)?:///.|postgres(ql)?(\+asyncpg)?://.)")


def _token(value: SecretStr) -> SecretStr:
    text = value.get_secret_value().strip()
    if not text.isascii() or any(c.isspace() for c in text) or text.count(".") != 2:
        raise ValueError("this is not a bot token: copy it whole from the Bot page of your application")
    return SecretStr(text)


def _address(value: SecretStr) -> SecretStr:
    if not ADDRESS.match(value.get_secret_value()):
        raise ValueError("only sqlite:///path and postgresql://user:password@host/name are supported")
    return value


def _numbers(value: object) -> object:
    return re.split(r"[,\s]+", value.strip()) if isinstance(value, str) else value


def _own_database() -> SecretStr:
    return SecretStr(f"sqlite:///{(own_data() / 'bot.db').as_posix()}")


Rooted = Annotated[Path, AfterValidator(rooted)]
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
    knowledge_dir: Rooted | None = None
    answer_precision: Share = 0.85
    suggest_precision: Share = 0.47
    meaning: bool = True
    questions_per_minute: Annotated[int, Field(ge=1, le=600)] = 8
    actions_per_minute: Annotated[int, Field(ge=10, le=6000)] = 60
    server_actions_per_minute: Annotated[int, Field(ge=60, le=60_000)] = 3000
    jobs_per_member: Annotated[int, Field(ge=1, le=10_000)] = 200
    reminders_per_member: Annotated[int, Field(ge=1, le=10_000)] = 100
    inactive_months: Annotated[int, Field(ge=0, le=1200)] = 24
    backup_days: Annotated[int, Field(ge=1, le=36_500)] = 30
    home_servers: Annotated[frozenset[int], NoDecode, BeforeValidator(_numbers)] = frozenset()
    moderator_roles: Annotated[frozenset[int], NoDecode, BeforeValidator(_numbers)] = frozenset()
    stats_days: Annotated[int, Field(ge=0, le=3650)] = 365
    gaps: bool = True
    gap_days: Annotated[int, Field(ge=1, le=36_500)] = 90
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
