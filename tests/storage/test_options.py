"""What stands behind the question mark: translated, left out with a remark, or named."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path
from typing import Any

import pytest
import trustme
from sqlalchemy import text

from bot.errors import SettingsError
from bot.storage.database import Database
from bot.storage.migrate import migrate
from bot.storage.postgres.options import Connecting
from tests.jobs.queries import ALL
from tests.storage.pooler import Pooler
from tests.storage.test_jobs import draft, store
from tests.storage.test_members import data


def connecting(*options: str, host: str = "localhost") -> Connecting:
    """What an address with those options comes to."""
    return Database(f"postgresql://bot@{host}/bot?{'&'.join(options)}").connecting


def refused(*options: str, host: str = "localhost") -> str:
    """The line that the operator reads."""
    with pytest.raises(SettingsError) as caught:
        connecting(*options, host=host)
    assert caught.value.exit_code == 78
    return str(caught.value)


@pytest.mark.parametrize(
    "option",
    [
        "channel_binding=prefer",
        "client_encoding=utf8",
        "connection_limit=1",
        "keepalives=1",
        "keepalives_idle=30",
        "load_balance_hosts=random",
        "pgbouncer=true",
        "pool_timeout=5",
        "prepareThreshold=0",
        "sslcompression=0",
        "supa=base-pooler.x",
    ],
)
def test_what_the_bot_does_without_is_left_out_and_said(option: str) -> None:
    """Hosting services and other programs print them; nothing is lost."""
    made = connecting(option)
    assert made.remarks == (f"DATABASE_URL: the bot does without {option.partition('=')[0].lower()}",)
    assert made.arguments["server_settings"] == {}


@pytest.mark.parametrize("option", ["gssencmode=disable", "gssencmode=prefer", "schema=public", "sslmode="])
def test_what_is_so_anyway_needs_no_remark(option: str) -> None:
    """The driver does just that."""
    assert connecting(option) == connecting() or connecting(option).remarks == ()
    assert connecting(option).arguments["server_settings"] == {}


@pytest.mark.parametrize(
    ("option", "argument", "value"),
    [
        ("connect_timeout=10", "timeout", 10),
        ("connect_timeout=1", "timeout", 2),
        ("connect_timeout=0", "timeout", 30),
        ("target_session_attrs=read-write", "target_session_attrs", "read-write"),
        ("application_name=career", "server_settings", {"application_name": "career"}),
        ("fallback_application_name=career", "server_settings", {"application_name": "career"}),
        ("options=-c%20jit%3Doff", "server_settings", {"options": "-c jit=off"}),
        ("schema=career", "server_settings", {"search_path": "career"}),
        ("currentSchema=career", "server_settings", {"search_path": "career"}),
        ("statement_timeout=5000", "server_settings", {"statement_timeout": "5000"}),
        ("krbsrvname=pg", "krbsrvname", "pg"),
        ("passfile=/etc/pgpass", "passfile", "/etc/pgpass"),
        ("sslmode=disable", "ssl", False),
        ("", "ssl", "prefer"),
        ("", "timeout", 2),
    ],
)
def test_options_are_told_to_the_driver(option: str, argument: str, value: object) -> None:
    """In its own words."""
    assert connecting(option).arguments[argument] == value


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("sslmod=require", "“sslmod” is no option that the bot knows; did you mean sslmode?"),
        ("conect_timeout=1", "did you mean connect_timeout?"),
        ("hunted=1", "“hunted” is no option that the bot knows; leave it out"),
        ("%1b[31m=1", "one of these is no option"),
        ("sslmode=verify_full", "sslmode must be one of disable, allow, prefer, require"),
        ("sslmode=verify_full", "did you mean verify-full?"),
        ("sslnegotiation=later", "sslnegotiation must be one of postgres, direct"),
        ("sslnegotiation=direct", "sslnegotiation=direct needs sslmode=verify-full"),
        ("connect_timeout=soon", "connect_timeout must be a whole number of seconds"),
        ("target_session_attrs=best", "target_session_attrs must be one of any, primary"),
        ("gssencmode=require", "gssencmode=require cannot be kept"),
        ("require_auth=scram-sha-256", "the bot cannot keep require_auth"),
        ("requirepeer=postgres", "the bot cannot keep requirepeer"),
        ("service=mine", "service cannot be used"),
    ],
)
def test_what_cannot_be_kept_is_named(option: str, told: str) -> None:
    """A guard that was asked for is never left out in silence."""
    assert told in refused(option)


@pytest.mark.parametrize("option", ["sslrootcert", "sslcert", "sslcrl"])
def test_a_file_that_is_not_there_is_named(option: str, tmp_path: Path) -> None:
    """It does not come by waiting."""
    missing = tmp_path / "missing.pem"
    assert f"{option} names {missing}, which is no file" in refused(f"{option}={missing}", host="db.example")
    assert "which is no file" in refused(f"{option}={tmp_path}", host="db.example")


@pytest.mark.parametrize("option", ["sslrootcert", "sslcert", "sslcrl"])
def test_a_file_that_holds_something_else_is_named(option: str, tmp_path: Path) -> None:
    """An empty one, for example."""
    (tmp_path / "odd.pem").write_text("hello")
    assert "cannot be read as PEM" in refused(f"{option}={tmp_path}/odd.pem", host="db.example")


def test_the_systems_certificates_go_with_a_full_check_only() -> None:
    """Anybody can have a certificate of some public authority."""
    assert "sslrootcert=system goes with sslmode=verify-full only" in refused(
        "sslmode=verify-ca", "sslrootcert=system"
    )


def test_a_bot_may_show_a_certificate_of_its_own(authority: trustme.CA, root: Path, tmp_path: Path) -> None:
    """``sslcert`` and ``sslkey`` are its file and its secret."""
    own = authority.issue_cert("bot.example")
    own.private_key_pem.write_to_path(tmp_path / "own.key")
    own.cert_chain_pems[0].write_to_path(tmp_path / "own.pem")
    files = (f"sslrootcert={root}", f"sslcert={tmp_path}/own.pem", f"sslkey={tmp_path}/own.key")
    context = connecting(*files, "ssl_min_protocol_version=TLSv1.3", host="db.example").arguments["ssl"]
    assert isinstance(context, ssl.SSLContext)
    assert (context.minimum_version, context.check_hostname) == (ssl.TLSVersion.TLSv1_3, True)
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_variables_of_postgresqls_tools_are_not_read_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without their values."""
    monkeypatch.setenv("PGSSLMODE", "disable")
    monkeypatch.setenv("PGHOST", "hunter2")
    assert connecting().remarks == ("PGHOST, PGSSLMODE: not read; DATABASE_URL says everything",)


async def test_a_pooler_between_loses_no_save(
    postgres: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Each transaction may run on another connection of the server, where nothing was prepared."""
    postgres.psql("CREATE DATABASE pooled;")
    socket = Path(str(postgres.get_uri()).rpartition("host=")[2]) / ".s.PGSQL.5432"
    with Pooler(socket, "pooled") as pooler:
        address = f"postgresql://postgres@127.0.0.1:{pooler.port}/pooled?pgbouncer=true"
        for told in ("at revision", "up to date"):
            assert told in await asyncio.to_thread(migrate, address, tmp_path)
        database = Database(address)
        jobs = store(database)
        saved = await asyncio.gather(
            *(jobs.add(member, draft(number), 99) for member in range(1, 5) for number in range(8))
        )
        assert len([job for job in saved if job]) == 32
        assert [(await jobs.page(member, ALL)).total for member in range(1, 5)] == [8] * 4
        async with database.session() as session:
            left = await session.execute(text("SELECT count(*) FROM pg_prepared_statements"))
            assert left.scalar_one() == 0
        assert (await data(database).erase(1)).rows["Saved job links"] == 8
        assert "not cleared" not in caplog.text
        await database.close()
    assert pooler.switches > 10
