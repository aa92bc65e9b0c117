"""Database addresses as people write them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings.places import project_root
from bot.storage.address import absolute, parse
from bot.storage.database import Database
from bot.storage.postgres.address import Server


def server(address: str) -> Server:
    """What the address of a PostgreSQL server says."""
    found = parse(address)
    assert isinstance(found, Server)
    return found


@pytest.mark.parametrize("prefix", ["sqlite", "sqlite+aiosqlite"])
def test_a_relative_file_counts_from_the_project_root(prefix: str) -> None:
    """The working directory plays no part."""
    assert parse(f"{prefix}:///data/bot.db") == project_root() / "data/bot.db"


def test_an_absolute_file_stays_where_it_is() -> None:
    """Four slashes name a path from the root."""
    assert parse("sqlite:////var/lib/my%20bot.db") == Path("/var/lib/my bot.db")


@pytest.mark.parametrize("address", ["sqlite:///~nosuch/bot.db", "postgresql://u@h/db?sslrootcert=~nosuch/a"])
def test_a_user_whom_nobody_knows_is_told(address: str) -> None:
    """In one line that names the setting."""
    with pytest.raises(SettingsError, match=r"DATABASE_URL.*: there is no such user"):
        Database(address)


@pytest.mark.parametrize("prefix", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_name_of_postgresql_means_the_same(prefix: str) -> None:
    """Hosting services print all three."""
    found = server(f" {prefix}://u:p@db.example:5433/bot?sslmode=require ")
    assert (found.hosts, found.ports, found.user, found.password) == (("db.example",), (5433,), "u", "p")
    assert (found.database, found.options) == ("bot", {"sslmode": "require"})


def test_marks_in_a_password_are_written_with_a_percent_sign() -> None:
    """As in every address; a colon alone is clear enough as it is."""
    assert server("postgresql://a%40b:p%40s%2Fs%23:+1@h/db").password == "p@s/s#:+1"
    assert server("postgresql://a%40b:x@h/db").user == "a@b"


@pytest.mark.parametrize(
    ("address", "hosts", "ports"),
    [
        ("postgresql://one,two/db", ("one", "two"), (5432, 5432)),
        ("postgresql://one:1,two:2/db", ("one", "two"), (1, 2)),
        ("postgresql:///db?host=one,two&port=1,2", ("one", "two"), (1, 2)),
        ("postgresql:///db?host=one:1&host=two:2", ("one", "two"), (1, 2)),
        ("postgresql://h:7/db?host=other", ("other",), (7,)),
        ("postgresql://[2001:db8::1]:7/db", ("2001:db8::1",), (7,)),
        ("postgresql:///db?host=::1", ("::1",), (5432,)),
        ("postgresql://%2Fvar%2Frun/db", ("/var/run",), (5432,)),
        ("postgresql:///db?host=/var/run&port=7", ("/var/run",), (7,)),
        ("postgresql:///db?hostaddr=192.0.2.1", ("192.0.2.1",), (5432,)),
    ],
)
def test_hosts_and_ports_are_found_wherever_they_stand(
    address: str, hosts: tuple[str, ...], ports: tuple[int, ...]
) -> None:
    """One host or several, with ports of their own or a common one, as PostgreSQL's tools read them."""
    assert (server(address).hosts, server(address).ports) == (hosts, ports)


def test_options_may_say_the_whole_address() -> None:
    """They count more than what stands before them."""
    found = server("postgresql://a:b@h/x?user=u&password=p&dbname=db&host=o")
    assert (found.user, found.password, found.database, found.hosts) == ("u", "p", "db", ("o",))
    assert found.options == {}


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("postgresql:///db", True),
        ("postgresql://localhost/db", True),
        ("postgresql://127.1.2.3/db", True),
        ("postgresql://[::1]/db", True),
        ("postgresql:///db?host=/tmp", True),
        ("postgresql://localhost,127.0.0.1/db", True),
        ("postgresql://localhost,db.example/db", False),
        ("postgresql://localhost.example/db", False),
        ("postgresql://128.0.0.1/db", False),
        ("postgresql://[2001:db8::1]/db", False),
        ("postgresql://localhost/db?host=db.example", False),
        ("postgresql://0.0.0.0/db", False),
    ],
)
def test_this_machine_is_told_from_another(address: str, local: bool) -> None:
    """By its exact names only, since names are easily made."""
    assert server(address).local is local


@pytest.mark.parametrize(
    "address",
    [
        "mysql://u:hunter2@h/db",
        "sqlite://",
        "sqlite:///:memory:",
        "nonsense hunter2",
        "postgresql://u:hunter2@h",
        "postgresql://u:p@h:hunter2/db",
        "postgresql://u:p@h:99999/db?hunter2",
        "postgresql://u:hunter2@[::1/db",
        "postgresql://u:hunter2@a,b/db?port=1,2,3",
    ],
)
def test_what_cannot_be_used_is_told_without_its_secrets(address: str) -> None:
    """The fault names the setting and never holds the address."""
    with pytest.raises(SettingsError, match="DATABASE_URL") as caught:
        parse(address)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "password",
    ["hun@ter2", "hun#ter2", "hun/ter2", "hun?ter2", "12?hun=ter2", "hun%ter2", "hun ter2", "h@/?#2"],
)
def test_a_bare_mark_in_a_password_is_told_with_how_to_write_it(password: str) -> None:
    """The rest of the password would be taken for a host, and waited for without end."""
    with pytest.raises(SettingsError, match=r"write @ as %40, / as %2F, # as %23") as caught:
        Database(f"postgresql://bot:{password}@db.example/bot?sslmode=require")
    assert "hun" not in str(caught.value)
    assert "ter2" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "sqlite:///data/my%20bot.db",
        "postgresql://u%40x:p%2F@one:1,two:2/db%20x?application_name=a%26b",
        "postgresql:///db?host=/tmp",
    ],
)
def test_an_address_for_another_process_means_the_same(address: str) -> None:
    """The tables are made by a process that starts in another folder."""
    assert parse(absolute(address)) == parse(address)


def test_files_in_an_address_are_found_from_another_folder() -> None:
    """A relative one counts from the project root, wherever it is read."""
    options = server(absolute("postgresql://h/db?sslrootcert=certs/ca.pem")).options
    assert options == {"sslrootcert": str(project_root() / "certs/ca.pem")}
    assert server(absolute("postgresql://h/db?sslrootcert=system")).options == {"sslrootcert": "system"}


def test_a_missing_driver_is_told_with_the_way_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core is installed without the one for PostgreSQL."""
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    with pytest.raises(SettingsError, match="PostgreSQL needs its driver"):
        Database("postgresql://u@db.example/bot")
