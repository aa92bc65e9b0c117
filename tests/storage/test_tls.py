"""Who may hear the password: nobody but a server that has proved who it is, unless the address says so."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import logging
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trustme
from pydantic import SecretStr

from bot.errors import BotError, SettingsError, StorageUnavailable, UnreachableError
from bot.operations.database import make_ready
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.migrate import migrate
from tests.jobs.queries import ALL
from tests.storage.front import NAME, Front, self_signed, speaking
from tests.storage.test_jobs import ANNA, draft, store

PASSWORD = "hunter2"

pytestmark = pytest.mark.usefixtures("elsewhere")


def address(front: Front, *options: str, host: str = NAME) -> str:
    """The way to the front, over a host that is not this one by name."""
    return f"postgresql://bot:{PASSWORD}@{host}:{front.port}/bot?{'&'.join(options)}"


async def refused(where: str) -> str:
    """What the operator reads of a connection that does not come about."""
    database = Database(where)
    try:
        await database.schema()
    except BotError as error:
        return str(error)
    finally:
        await database.close()
    raise AssertionError("connected")


async def robbed(front: Front, *options: str, host: str = NAME) -> bool:
    """Whether whoever is on the line hears the password; a bot that gives it away is cut off afterwards."""
    database = Database(address(front, *options, host=host))
    with contextlib.suppress(Exception):  # whatever the driver makes of it
        await database.schema()
    await database.close()
    return PASSWORD.encode() in front.heard


async def test_a_server_that_refuses_tls_hears_no_password() -> None:
    """On another host the bot then says nothing, and the operator reads what to do."""
    with Front(None) as front:
        told = await refused(address(front))
        assert "it refuses TLS" in told
        assert "sslmode=disable" in told
        assert not await robbed(front)


async def test_a_server_that_signs_for_itself_hears_no_password(tmp_path: Path) -> None:
    """The certificate is looked at before anything is said."""
    with Front(self_signed(tmp_path)) as front:
        told = await refused(address(front))
        assert "signed by nobody that this system trusts" in told
        assert "sslrootcert=PATH" in told
        assert not await robbed(front)


async def test_a_certificate_for_another_name_is_not_enough(
    authority: trustme.CA,
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
) -> None:
    """Whoever has any certificate of a trusted authority is not yet the server."""
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    with Front(speaking(authority.issue_cert("other.example"))) as front:
        assert "its certificate is for another host" in await refused(address(front))
        assert not await robbed(front)


async def test_a_certificate_that_has_ended_is_not_enough(authority: trustme.CA, root: Path) -> None:
    """The line says that it must be renewed."""
    ended = authority.issue_cert(NAME, not_after=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    with Front(speaking(ended)) as front:
        assert "renew it" in await refused(address(front, f"sslrootcert={root}"))
        assert not await robbed(front, f"sslrootcert={root}")


@pytest.mark.parametrize("options", [(), ("sslrootcert=system",), ("sslmode=verify-full",), ("ssl=true",)])
async def test_the_systems_certificates_are_trusted(
    authority: trustme.CA,
    real: Path,
    monkeypatch: pytest.MonkeyPatch,
    root: Path,
    options: tuple[str, ...],
) -> None:
    """A right certificate needs no option, and the real server behind it answers."""
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    with Front(speaking(authority.issue_cert(NAME)), real) as front:
        await served(front, *options)


@pytest.mark.parametrize("mode", ["verify-full", "verify-ca", "require"])
async def test_a_file_of_the_address_is_trusted(
    authority: trustme.CA,
    real: Path,
    root: Path,
    mode: str,
) -> None:
    """An authority of one's own is named by its file."""
    with Front(speaking(authority.issue_cert(NAME)), real) as front:
        await served(front, f"sslmode={mode}", f"sslrootcert={root}")


async def test_a_connection_may_begin_with_tls(authority: trustme.CA, root: Path) -> None:
    """``sslnegotiation=direct`` leaves out the question for TLS, and checks no less."""
    server = await asyncio.start_server(
        lambda _, writer: writer.close(), "127.0.0.1", 0, ssl=speaking(authority.issue_cert("other.example"))
    )
    port = server.sockets[0].getsockname()[1]
    where = f"postgresql://bot:{PASSWORD}@{NAME}:{port}/bot?sslnegotiation=direct&sslrootcert={root}"
    assert "its certificate is for another host" in await refused(where)
    server.close()


@pytest.mark.parametrize(
    ("mode", "tls"), [("disable", False), ("allow", False), ("prefer", True), ("require", True)]
)
async def test_what_is_weaker_must_be_asked_for_and_is_said(
    tmp_path: Path,
    settings_for: Callable[[str], Settings],
    caplog: pytest.LogCaptureFixture,
    mode: str,
    tls: bool,
) -> None:
    """With the option the password goes out, which shows that without it the bot keeps it back."""
    with Front(self_signed(tmp_path) if tls else None) as front:
        assert await robbed(front, f"sslmode={mode}")
        where = address(front, f"sslmode={mode}")
        database = Database(where)
        with caplog.at_level(logging.WARNING), pytest.raises((BotError, TimeoutError, OSError)):
            await asyncio.wait_for(make_ready(database, settings_for(where)), 1)
        await database.close()
    (line,) = [record.getMessage() for record in caplog.records if "sslmode" in record.getMessage()]
    assert line.startswith(f"DATABASE_URL has sslmode={mode}: ")
    assert "can read the password" in line
    assert PASSWORD not in caplog.text


async def test_a_name_that_is_not_checked_is_said(root: Path) -> None:
    """``verify-ca`` trusts everybody whom the authority signed for."""
    database = Database(f"postgresql://bot@{NAME}/bot?sslmode=verify-ca&sslrootcert={root}")
    assert "the name in the server's certificate is not checked" in database.connecting.warning
    await database.close()


async def test_binding_the_channel_is_replaced_by_a_full_check(tmp_path: Path) -> None:
    """Hosting services print both options; the driver cannot bind, so the certificate is checked instead."""
    with Front(self_signed(tmp_path)) as front:
        assert not await robbed(front, "sslmode=require", "channel_binding=require")
        assert "signed by nobody" in await refused(
            address(front, "sslmode=require", "channel_binding=require")
        )


@pytest.mark.parametrize(
    "variables",
    [
        {"PGSSLMODE": "disable"},
        {"PGSSLMODE": "require", "PGSSLROOTCERT": "/nowhere"},
        {"PGSSLNEGOTIATION": "direct", "PGTARGETSESSIONATTRS": "standby"},
        {"PGSERVICE": "weak", "PGSERVICEFILE": "service.conf"},
        {"PGHOST": "localhost", "PGPORT": "1", "PGUSER": "eve", "PGDATABASE": "eve"},
        {"PGSSLCERT": "/nowhere", "PGSSLKEY": "/nowhere", "PGSSLMINPROTOCOLVERSION": "TLSv1"},
    ],
)
async def test_the_environment_weakens_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    """The driver reads variables of its own; the address alone decides."""
    (tmp_path / "service.conf").write_text("[weak]\nsslmode=disable\n")
    for name, value in variables.items():
        monkeypatch.setenv(name, value.replace("service.conf", str(tmp_path / "service.conf")))
    with Front(self_signed(tmp_path)) as front:
        assert "signed by nobody" in await refused(address(front))
        assert not await robbed(front)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.0.0.2"])
async def test_this_machine_needs_no_tls(host: str) -> None:
    """Nobody else is on that line, and few servers there have a certificate."""
    with Front(None) as front:
        database = Database(address(front, host=host))
        assert database.connecting.warning == ""
        await database.close()
        if host != "127.0.0.2":  # which nobody listens on here
            assert await robbed(front, host=host)


@pytest.mark.parametrize("host", ["localhost.example", "127.0.0.1.example", "0.0.0.0"])  # noqa: S104
async def test_this_machine_is_known_by_its_exact_names_only(host: str) -> None:
    """Whoever can make names could otherwise make one that looks near."""
    with Front(None) as front:
        assert not await robbed(front, host=host)


async def test_the_host_among_the_options_is_the_one_that_counts() -> None:
    """A near host in the address must not open the way to a far one behind it."""
    with Front(None) as front:
        assert not await robbed(front, f"host={NAME}", host="localhost")
        assert await robbed(front, "host=127.0.0.1")


async def test_one_far_host_of_several_needs_tls() -> None:
    """The first one that answers is told the password."""
    with Front(None) as front:
        assert not await robbed(front, f"host=localhost,{NAME}", f"port=1,{front.port}")


async def test_a_line_that_breaks_is_only_out_of_reach() -> None:
    """It may be whole again in a moment, so it is no matter of trust."""
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    database = Database(f"postgresql://bot@{NAME}:{server.sockets[0].getsockname()[1]}/bot")
    with pytest.raises(StorageUnavailable):
        await database.schema()
    await database.close()
    server.close()


async def test_a_start_does_not_wait_for_trust(
    tmp_path: Path, settings_for: Callable[[str], Settings]
) -> None:
    """A wrong certificate does not become right by waiting: 78, as for every setting."""
    with Front(self_signed(tmp_path)) as front:
        database = Database(address(front))
        with pytest.raises(SettingsError, match="nothing was sent to it") as raised:
            await make_ready(database, settings_for(address(front)))
        await database.close()
    assert raised.value.exit_code == 78
    assert front.callers == 1


def test_migrating_asks_for_the_same_proof(tmp_path: Path) -> None:
    """The command that makes the tables knows the password too."""
    with Front(self_signed(tmp_path)) as front:
        with pytest.raises(SettingsError, match="signed by nobody"):
            migrate(address(front), tmp_path)
        assert front.heard == b""


def test_a_far_server_out_of_reach_stays_a_matter_of_reach(tmp_path: Path) -> None:
    """Nothing is wrong with the setting then."""
    with pytest.raises(UnreachableError):
        migrate(f"postgresql://bot@{NAME}:1/bot", tmp_path)


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[[str], Settings]:
    """Settings with that address."""
    return lambda where: Settings(database_url=SecretStr(where), data_dir=tmp_path)


@pytest.fixture(scope="module")
def real(postgres: Any) -> Path:
    """The socket of a real server, which has a database for the bot."""
    postgres.psql("CREATE DATABASE overtls;")
    return Path(str(postgres.get_uri()).rpartition("host=")[2]) / ".s.PGSQL.5432"


async def served(front: Front, *options: str) -> None:
    """A save and a list over TLS on the real server."""
    where = address(front, *options).replace("/bot?", "/overtls?").replace("bot:", "postgres:")
    await asyncio.to_thread(migrate, where, Path())
    database = Database(where)
    assert isinstance(database.connecting.arguments["ssl"], ssl.SSLContext)
    await store(database).add(ANNA, draft(), 100)
    assert (await store(database).page(ANNA, ALL)).jobs
    await database.close()
