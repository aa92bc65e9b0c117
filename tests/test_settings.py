"""Settings: read from the environment and .env, every fault told at once, no secret ever shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

import bot.settings.places
from bot.errors import SettingsError
from bot.settings import Settings
from bot.settings.places import CHECKOUT
from bot.settings.reading import load_settings, remarks

EXAMPLE = CHECKOUT / ".env.example"
TOKEN = "MTAwMQ.fake.token-of-nobody"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the test's own file speaks."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def env(folder: Path, *lines: str) -> Path:
    """A .env file with those lines."""
    path = folder / ".env"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def faults(folder: Path, *lines: str) -> list[str]:
    """What the operator reads of those lines."""
    with pytest.raises(SettingsError) as raised:
        load_settings(env(folder, *lines))
    assert raised.value.exit_code == 78
    return str(raised.value).splitlines()


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    """Everything can be tried without any setting."""
    settings = load_settings(tmp_path / ".env")
    assert settings.discord_token is None
    assert settings.data_dir == CHECKOUT / "data"


def test_the_example_names_every_setting_and_no_other() -> None:
    """The one page that an operator reads is complete."""
    named = re.findall(r"^([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert named == [name.upper() for name in Settings.model_fields]


def test_the_example_changes_nothing() -> None:
    """Copied as it is, it means the same as no file."""
    assert load_settings(EXAMPLE) == load_settings(Path("/nowhere/.env"))


def test_the_example_explains_every_setting() -> None:
    """A comment stands above each of them."""
    blocks = EXAMPLE.read_text(encoding="utf-8").split("\n\n")[1:]
    assert len(blocks) == len(Settings.model_fields)
    assert all(block.lstrip().startswith("#") for block in blocks)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A container sets variables and may carry a file too."""
    monkeypatch.setenv("JOBS_PER_MEMBER", "7")
    assert load_settings(env(tmp_path, "JOBS_PER_MEMBER=5")).jobs_per_member == 7


def test_an_empty_value_means_the_default(tmp_path: Path) -> None:
    """`KEY=` is how the example leaves things open."""
    assert load_settings(env(tmp_path, "SHARD_COUNT=", "LOG_LEVEL=")).shard_count is None


def test_every_bad_setting_is_told_at_once(tmp_path: Path) -> None:
    """Nobody has to start the bot six times to mend six lines."""
    told = faults(
        tmp_path,
        "DISCORD_TOKEN=nonsense",
        "DATABASE_URL=mysql://bot@localhost/bot",
        "ANSWER_PRECISION=85",
        "QUESTIONS_PER_MINUTE=many",
        "LOG_LEVEL=LOUD",
        "PREVIEW_PORT=99999",
    )
    assert [line.partition(":")[0] for line in told] == [
        "DISCORD_TOKEN",
        "DATABASE_URL",
        "ANSWER_PRECISION",
        "QUESTIONS_PER_MINUTE",
        "LOG_LEVEL",
        "PREVIEW_PORT",
    ]


def test_targets_in_the_wrong_order_are_told_beside_other_faults(tmp_path: Path) -> None:
    """A rule about two settings waits for no other mistake to be mended."""
    told = faults(tmp_path, "ANSWER_PRECISION=0.5", "SUGGEST_PRECISION=0.6", "SHARD_COUNT=0")
    assert told[0] == "SUGGEST_PRECISION: this must not be higher than ANSWER_PRECISION"
    assert told[1].startswith("SHARD_COUNT: ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("JOBS_PER_MEMBER=many", "JOBS_PER_MEMBER: this must be a whole number"),
        ("JOBS_PER_MEMBER=1.5", "JOBS_PER_MEMBER: this must be a whole number"),
        ("ANSWER_PRECISION=85%", "ANSWER_PRECISION: this must be a number"),
        ("SHARD_COUNT=0", "SHARD_COUNT: this must be greater than or equal to 1"),
        ("LOG_LEVEL=LOUD", "LOG_LEVEL: this must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
    ],
)
def test_a_fault_says_what_the_setting_must_be(tmp_path: Path, line: str, told: str) -> None:
    """In words that need no knowledge of the program."""
    assert faults(tmp_path, line) == [told]


@pytest.mark.parametrize("value", ["hunter2", "two.parts", "a.b c.d", "Bot a.b.c", "ä.b.c"])
def test_a_bad_token_is_never_shown(tmp_path: Path, value: str) -> None:
    """It may be a password of something else."""
    (line,) = faults(tmp_path, f'DISCORD_TOKEN="{value}"')
    assert value not in line
    assert line.startswith("DISCORD_TOKEN: this is not a bot token")


@pytest.mark.parametrize("value", ["mysql://bot:hunter2@localhost/bot", "hunter2", "sqlite://"])
def test_a_bad_database_address_is_never_shown(tmp_path: Path, value: str) -> None:
    """There is a password in it."""
    (line,) = faults(tmp_path, f"DATABASE_URL={value}")
    assert line.startswith("DATABASE_URL: ")
    assert "hunter2" not in line


def test_secrets_do_not_show_in_any_text_of_the_settings(tmp_path: Path) -> None:
    """A traceback or a debug line may print them whole."""
    settings = load_settings(
        env(tmp_path, f"DISCORD_TOKEN={TOKEN}", "DATABASE_URL=postgresql://bot:hunter2@host/bot")
    )
    text = f"{settings} {settings!r} {settings.model_dump_json()}"
    assert TOKEN not in text
    assert "hunter2" not in text


def test_spaces_around_a_token_are_taken_off(tmp_path: Path) -> None:
    """They come with copying."""
    settings = load_settings(env(tmp_path, f'DISCORD_TOKEN=" {TOKEN} "'))
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == TOKEN


def test_paths_count_from_the_project(tmp_path: Path) -> None:
    """Wherever the bot is started from."""
    settings = load_settings(env(tmp_path, "DATA_DIR=here/data", f"KNOWLEDGE_DIR={tmp_path}"))
    assert settings.data_dir == CHECKOUT / "here" / "data"
    assert settings.knowledge == tmp_path


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder of a bot that was installed as a package."""
    monkeypatch.setattr(bot.settings.places, "CHECKOUT", tmp_path / "site-packages")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "ann"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_installed_bot_keeps_its_data_in_its_users_own_folder(installed: Path) -> None:
    """A working folder may be anybody's, and what lies in its data/ as well."""
    settings = load_settings()
    own = installed / "ann/.local/share/senior-career-bot"
    assert settings.data_dir == own
    assert settings.database == f"{own}/bot.db"


def test_a_desktop_may_have_another_place_for_data(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the standard of desktops says."""
    monkeypatch.setenv("XDG_DATA_HOME", f"{installed}/shared")
    assert load_settings().data_dir == installed / "shared/senior-career-bot"


def test_an_installed_bot_takes_the_working_folder_where_it_is_told_to(installed: Path) -> None:
    """What stands in the settings counts from where they stand."""
    env(installed, "DATA_DIR=data", "DATABASE_URL=sqlite:///data/bot.db")
    assert load_settings().data_dir == installed / "data"


def test_the_local_page_has_data_of_its_own(tmp_path: Path) -> None:
    """Whatever database is configured, the page's is a file below the data folder; all else is the same."""
    settings = load_settings(env(tmp_path, "DATABASE_URL=postgresql://u:p@db/bot", "JOBS_PER_MEMBER=7"))
    apart = settings.apart()
    assert apart.data_dir == settings.data_dir / "preview"
    assert apart.database == str(settings.data_dir / "preview" / "bot.db")
    assert apart.jobs_per_member == 7
    assert settings.database == "PostgreSQL"


def test_settings_cannot_be_changed(tmp_path: Path) -> None:
    """What was checked is what is used."""
    settings = load_settings(tmp_path / ".env")
    with pytest.raises(ValidationError):
        settings.log_level = "ERROR"  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize(
    ("key", "meant"),
    [("DISCORD_TOKN", "DISCORD_TOKEN"), ("log_levl", "LOG_LEVEL"), ("DATABASEURL", "DATABASE_URL")],
)
def test_a_mistyped_name_is_told_with_the_one_it_resembles(tmp_path: Path, key: str, meant: str) -> None:
    """Otherwise the line has no effect and nobody knows why."""
    assert remarks(env(tmp_path, f"{key}=x")) == (f"{key} in .env is not a setting; did you mean {meant}?",)


def test_an_unknown_name_that_resembles_nothing_is_told_too(tmp_path: Path) -> None:
    """And its value is not."""
    assert remarks(env(tmp_path, "PORKCHOP=secret")) == ("PORKCHOP in .env is not a setting",)


def test_known_names_are_not_remarked_upon(tmp_path: Path) -> None:
    """In either case of letters, and without a file."""
    assert remarks(EXAMPLE) == ()
    assert remarks(env(tmp_path, "log_level=INFO")) == ()
    assert remarks(tmp_path / "none") == ()


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    """Some editors save UTF-16."""
    path = tmp_path / ".env"
    path.write_bytes("LOG_LEVEL=INFO".encode("utf-16"))
    with pytest.raises(SettingsError, match=r"\.env cannot be read: it is no UTF-8 text"):
        load_settings(path)
    with pytest.raises(SettingsError, match="no UTF-8 text"):
        remarks(path)


@pytest.mark.parametrize(
    "line",
    ["DISCORD_TOKEN: hunter2", 'DISCORD_TOKEN="hunter2', "DISCORD_TOKEN", "hunter2 hunter2", "=hunter2"],
)
def test_a_line_that_sets_nothing_is_told_by_its_number(
    tmp_path: Path, line: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Once, beside the other faults, and not with what may be a secret."""
    told = faults(tmp_path, "# the bot", "", "", line, "LOG_LEVEL=LOUD")
    assert told[0] == f"{tmp_path}/.env:4: this line is not understood; write NAME=value"
    assert told[1].startswith("LOG_LEVEL: ")
    assert caplog.text == ""
    assert "hunter2" not in "".join(told)


def test_a_name_that_stands_twice_is_told(tmp_path: Path) -> None:
    """The line that has no effect may be the one that somebody edits."""
    path = env(tmp_path, "LOG_LEVEL=DEBUG", "DATA_DIR=here", "log_level=INFO")
    assert remarks(path) == ("LOG_LEVEL is in .env 2 times; the last one counts",)
    assert load_settings(path).log_level == "INFO"


def test_a_file_as_other_systems_write_it_is_understood(tmp_path: Path) -> None:
    """With a byte order mark, CRLF, quotes, export and no end of line."""
    path = tmp_path / ".env"
    path.write_bytes(f"\ufeffexport DISCORD_TOKEN='{TOKEN}'\r\nLOG_LEVEL = \"ERROR\" # loud".encode())
    settings = load_settings(path)
    assert settings.discord_token
    assert settings.discord_token.get_secret_value() == TOKEN
    assert settings.log_level == "ERROR"
    assert remarks(path) == ()


@pytest.mark.parametrize("address", ["sqlite:///here/bot.db", " sqlite+aiosqlite:///here/bot.db"])
def test_the_database_is_shown_without_its_driver(tmp_path: Path, address: str) -> None:
    """As a person would name it."""
    assert load_settings(env(tmp_path, f"DATABASE_URL='{address}'")).database == "here/bot.db"


@pytest.mark.parametrize("written", ["11,12", "11, 12", " 11 12 ", "11,\t12"])
def test_servers_are_numbers_with_commas_between(tmp_path: Path, written: str) -> None:
    """Or with spaces; nobody has to write brackets."""
    assert load_settings(env(tmp_path, f"HOME_SERVERS='{written}'")).home_servers == {11, 12}


@pytest.mark.parametrize("written", ["my server", "11,x", "[11]", "1.5"])
def test_what_is_no_server_is_told(tmp_path: Path, written: str) -> None:
    """In one line with the name of the setting."""
    (fault,) = {line.partition(":")[0] for line in faults(tmp_path, f"HOME_SERVERS='{written}'")}
    assert fault == "HOME_SERVERS"


def test_questions_are_kept_unless_switched_off(tmp_path: Path) -> None:
    """For ninety days."""
    assert (load_settings(tmp_path / ".env").gaps, load_settings(tmp_path / ".env").gap_days) == (True, 90)
    assert load_settings(env(tmp_path, "GAPS=off")).gaps is False
