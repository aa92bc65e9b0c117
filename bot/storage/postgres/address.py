"""Takes a PostgreSQL address apart as PostgreSQL's own tools do, hosts and options included."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from bot.errors import SettingsError

PORT = 5432

# Where PostgreSQL's own tools look when an address names no host.
NEAR = ("localhost",) if os.name == "nt" else ("/run/postgresql", "/var/run/postgresql", "/tmp", "localhost")  # noqa: S108 (PostgreSQL's own folder for sockets)

# No part may hold a character that ends it: of a password that is cut in two, the rest would be the host.
FORM = re.compile(
    r"postgres(?:ql)?(?:\+asyncpg)?://"
    r"(?:(?P<user>[^:@/?#\s]*)(?::(?P<password>[^@/?#\s]*))?@)?"
    r"(?P<hosts>[^@/?#\s]*)(?:/(?P<database>[^@/?#\s]*))?(?:\?(?P<query>[^@#\s]*))?"
)
HOST = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+(?:%\w+)?)\]|(?P<name>/[^:]*|[\w.-]+))(?::(?P<port>\d{1,5}))?")

ESCAPES = (
    "DATABASE_URL: this address cannot be taken apart; it must be postgresql://user:password@host/name. "
    "In the user name and the password write @ as %40, / as %2F, # as %23, ? as %3F, : as %3A, a space "
    "as %20 and % as %25"
)
NO_HOST = "DATABASE_URL: a host or port in this address is none"
NO_DATABASE = "DATABASE_URL: the name of the database is missing at the end"


@dataclass(frozen=True, slots=True)
class Server:
    """What an address says.

    Args:
        hosts: names, addresses, or folders of Unix sockets, in the order to be tried.
        ports: one for each host.
        options: what stands behind the question mark, by name in small letters, without the parts above.
    """

    hosts: tuple[str, ...]
    ports: tuple[int, ...]
    user: str
    password: str = field(repr=False)
    database: str
    options: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def local(self) -> bool:
        """Whether nothing leaves this machine: every host is a socket or this machine by its exact name."""
        return all(map(_is_local, self.hosts))


def read(address: str) -> Server:
    """The parts of the address; a part that stands among the options counts more, as with PostgreSQL's tools.

    Raises:
        SettingsError: the address cannot be taken apart; the text holds no part of it.
    """
    form = FORM.fullmatch(address)
    if form is None or re.search(r"%(?![0-9A-Fa-f]{2})", address):
        raise SettingsError(ESCAPES)
    options = _options(form["query"] or "")

    def part(name: str, *options_named: str) -> str:
        given = [options.pop(option, "") for option in (options_named or (name,))]
        return next(filter(None, given), "") or unquote(form[name] or "")

    port = options.pop("port", "") or ("host" in options and _port(form["hosts"])) or ""
    address_only = options.pop("hostaddr", "")
    hosts, ports = _places(part("hosts", "host") or address_only, port)
    user, password, database = part("user"), part("password"), part("database", "dbname", "database")
    if not database:
        raise SettingsError(NO_DATABASE)
    return Server(hosts, ports, user, password, database, options)


def _options(query: str) -> dict[str, str]:
    """Each option's value, the last one counting; only hosts and their ports may come several times."""
    options: dict[str, str] = {}
    for part in filter(None, query.split("&")):
        name, _, value = part.partition("=")
        name, value = unquote(name).lower(), unquote(value)
        if value:
            several = name in {"host", "port"} and name in options
            options[name] = f"{options[name]},{value}" if several else value
    return options


def _port(hosts: str) -> str:
    """The first host's own port: it stays where the options name another host."""
    found = re.fullmatch(r".*:(\d+)", hosts.partition(",")[0])
    return found[1] if found else ""


def _places(hosts: str, ports: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The hosts, and a port for each: its own, else the option's of the same place, else the usual one."""
    found = [_host(text) for text in hosts.split(",")] if hosts else [(host, None) for host in NEAR]
    if not re.fullmatch(r"(\d{1,5}(,\d{1,5})*)?", ports):
        raise SettingsError(NO_HOST)
    given = [int(port) for port in ports.split(",")] if ports else [PORT]
    if len(given) not in (1, len(found)):
        raise SettingsError("DATABASE_URL: there must be one port, or as many as hosts")
    shared = given * len(found) if len(given) == 1 else given
    numbers = tuple(own or other for (_, own), other in zip(found, shared, strict=True))
    if not all(0 < number < 65536 for number in numbers):
        raise SettingsError(NO_HOST)
    return tuple(name for name, _ in found), numbers


def _host(text: str) -> tuple[str, int | None]:
    if text.count(":") > 1 and not text.startswith("["):
        text = f"[{text}]"  # as an option, an address of version 6 stands without brackets
    form = HOST.fullmatch(text)
    if form is None:
        raise SettingsError(NO_HOST)
    return form["six"] or form["name"], int(form["port"]) if form["port"] else None


def _is_local(host: str) -> bool:
    if host.startswith("/") or host.lower() == "localhost":
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return number.is_loopback
