"""Says to the driver what PostgreSQL's own options, and those of other programs, say in an address."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import process

from bot.errors import SettingsError
from bot.storage.places import rooted
from bot.storage.postgres.address import Server
from bot.storage.postgres.tls import protection

# Seconds to wait for a connection; a member waits with it.
PATIENCE, LONGEST_PATIENCE = 2, 30

TARGETS = ("any", "primary", "standby", "prefer-standby", "read-write", "read-only")

# What the server itself knows under the same name.
SERVERS = frozenset(
    {"application_name", "options", "search_path", "statement_timeout", "lock_timeout", "timezone"}
    | {"idle_in_transaction_session_timeout", "default_transaction_isolation"}
)
# What the bot does without: other programs' pools, and what its driver has no way to do.
DROPPED = frozenset(
    {"channel_binding", "client_encoding", "encoding", "charset", "connection_limit", "pool_timeout", "pool"}
    | {"pool_size", "max_connections", "pgbouncer", "prepared_statements", "preparethreshold", "supa"}
    | {"statement_cache_size", "prepared_statement_cache_size", "prepared_statement_name_func", "workaround"}
    | {"keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"}
    | {"load_balance_hosts", "gssdelegation", "sslcompression", "sslcertmode", "sslkeylogfile", "sslsni"}
    | {"sslaccept", "sslidentity", "socket_timeout", "serverversion", "uselibpqcompat", "binary_parameters"}
    | {"default_query_exec_mode", "async_fallback", "reconnect", "min_protocol_version", "command_timeout"}
    | {"max_protocol_version", "statement_cache_capacity", "sslfactory", "single_use_connections"}
)
# What guards the line as the driver cannot: left out in silence, it would be less than was asked for.
GUARDS = frozenset({"require_auth", "requirepeer", "sslcrldir", "scram_client_key", "scram_server_key"})
ELSEWHERE = "DATABASE_URL: {name} cannot be used; write host, user and the rest into the address itself"

MEANT = (
    frozenset({"host", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey"})
    | {"sslpassword", "sslcrl", "sslnegotiation", "connect_timeout", "target_session_attrs", "passfile"}
    | {"schema", "krbsrvname", "fallback_application_name", "gssencmode"}
)

# Variables that PostgreSQL's own tools would take a part of the address from.
VARIABLES = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGSERVICE", "PGOPTIONS", "PGSSLMODE")


@dataclass(frozen=True, slots=True)
class Connecting:
    """How to connect.

    Args:
        arguments: of the driver, every one that it would otherwise take from the environment included.
        warning: one line on what is weaker than it could be; may be empty.
        remarks: one line for each thing that was left out.
    """

    arguments: Mapping[str, object]
    warning: str = ""
    remarks: tuple[str, ...] = ()


def connecting(server: Server) -> Connecting:
    """What to give to the driver, and what to tell the operator about it.

    Raises:
        SettingsError: an option is unknown or cannot be kept.
    """
    options = dict(server.options)
    line = protection(options, local=server.local)
    dropped = sorted(name for name in options if name in DROPPED)
    for name in dropped:
        del options[name]
    arguments = {
        "host": list(server.hosts),
        "port": list(server.ports),
        "user": server.user or _own_name(),
        "password": server.password or None,  # none: PGPASSWORD or the password file
        "passfile": _password_file(options.pop("passfile", "")),
        "database": server.database,
        "ssl": line.ssl,
        "direct_tls": line.direct,
        "timeout": _patience(options.pop("connect_timeout", "")),
        "target_session_attrs": _target(options.pop("target_session_attrs", "any")),
        "krbsrvname": options.pop("krbsrvname", "postgres"),
        "gsslib": options.pop("gsslib", "sspi" if os.name == "nt" else "gssapi"),
        "server_settings": _settings(options),
        **UNPREPARED,
    }
    _refuse_rest(options)
    return Connecting(arguments, line.remark, (*_left_out(dropped), *_unread()))


# Behind a pooler the next transaction may run on another connection, where nothing was prepared or somebody
# else's statement of the same name was: one without a name lives as long as it is needed, and leaves nothing.
UNPREPARED = {
    "statement_cache_size": 0,
    "prepared_statement_cache_size": 0,
    "prepared_statement_name_func": lambda: "",
}


def _settings(options: dict[str, str]) -> dict[str, str]:
    """What the server is told at the beginning; taken out of the options."""
    found = {name: options.pop(name) for name in list(options) if name in SERVERS}
    if name := options.pop("fallback_application_name", ""):
        found.setdefault("application_name", name)
    schema = options.pop("schema", "") or options.pop("currentschema", "")
    if schema and schema != "public":  # which is PostgreSQL's own default, and poolers refuse to be told
        found.setdefault("search_path", schema)
    return found


def _patience(seconds: str) -> int:
    if not seconds:
        return PATIENCE
    if not seconds.isascii() or not seconds.removeprefix("-").isdigit():
        raise SettingsError("DATABASE_URL: connect_timeout must be a whole number of seconds")
    wanted = int(seconds)
    return min(max(wanted, PATIENCE), LONGEST_PATIENCE) if wanted > 0 else LONGEST_PATIENCE


def _password_file(path: str) -> str | None:
    return str(rooted(path, "DATABASE_URL: passfile")) if path else None


def _target(value: str) -> str:
    if value not in TARGETS:
        raise SettingsError(f"DATABASE_URL: target_session_attrs must be one of {', '.join(TARGETS)}")
    return value


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise SettingsError("DATABASE_URL: the name of the user is missing before the @") from None


def _refuse_rest(options: dict[str, str]) -> None:
    """Name the first option that nothing is known about; one without harm has been taken out before."""
    encryption = options.pop("gssencmode", "")
    if encryption == "require":
        raise SettingsError("DATABASE_URL: gssencmode=require cannot be kept; sslmode=verify-full can")
    for name in options:
        if name in {"service", "servicefile"}:
            raise SettingsError(ELSEWHERE.format(name=name))
        if name in GUARDS:
            raise SettingsError(f"DATABASE_URL: the bot cannot keep {name}; leave it out")
        near = process.extractOne(name, sorted(MEANT | SERVERS | DROPPED), score_cutoff=70)
        shown = f"“{name}”" if name.isidentifier() and len(name) < 40 else "one of these"
        hint = f"; did you mean {near[0]}?" if near else "; leave it out"
        raise SettingsError(f"DATABASE_URL: {shown} is no option that the bot knows{hint}")


def _left_out(names: list[str]) -> list[str]:
    return [f"DATABASE_URL: the bot does without {', '.join(names)}"] if names else []


def _unread() -> list[str]:
    found = [name for name in VARIABLES if os.environ.get(name)]
    return [f"{', '.join(found)}: not read; DATABASE_URL says everything"] if found else []
