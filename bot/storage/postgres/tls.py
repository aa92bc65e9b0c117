"""Decides how a server proves who it is before it is told the password."""

from __future__ import annotations

import ssl
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import process

from bot.errors import SettingsError
from bot.storage.places import rooted

T = TypeVar("T")

FULL = "verify-full"

# What each of PostgreSQL's modes leaves open, to whoever sits on the line.
OPEN = {
    "disable": "nothing is encrypted: whoever sits on the line can read the password and every row",
    "allow": "nothing is encrypted unless the server insists: whoever sits on the line can read the password "
    "and every row",
    "prefer": "encryption is given up when it is refused: whoever sits on the line can read the password and "
    "every row",
    "require": "the server's certificate is not checked: whoever sits on the line can read the password",
    "verify-ca": "the name in the server's certificate is not checked: whoever has another certificate of "
    "its authority can read the password",
    FULL: "",
}
# Other drivers' words for the same thing.
PLAIN = {"true": FULL, "1": FULL, "on": FULL, "no-verify": "require", "false": "disable", "0": "disable"}

VERSIONS = {"tlsv1.2": ssl.TLSVersion.TLSv1_2, "tlsv1.3": ssl.TLSVersion.TLSv1_3}

UNTRUSTED = "DATABASE_URL: the database server did not prove who it is, so nothing was sent to it: "


@dataclass(frozen=True, slots=True)
class Protection:
    """How the line to a server is protected.

    Args:
        ssl: what the driver is to use; only where nothing is checked a name of PostgreSQL's.
        direct: begin with TLS instead of asking for it first.
        remark: what an operator must know of what is weaker than it could be; may be empty.
    """

    ssl: ssl.SSLContext | str | bool
    direct: bool = False
    remark: str = ""


def protection(options: MutableMapping[str, str], *, local: bool) -> Protection:
    """The protection that the options ask for, which are taken out; on another host none is full protection.

    Raises:
        SettingsError: an option cannot be kept.
    """
    asked = options.pop("sslmode", "") or options.pop("ssl", "")
    options.pop("ssl", None)
    root, bound = options.pop("sslrootcert", ""), options.get("channel_binding") == "require"
    mode = _mode(asked, root, bound=bound, local=local)
    direct = _one_of(options, "sslnegotiation", ("postgres", "direct")) == "direct"
    if direct and mode in ("disable", "allow", "prefer"):
        raise SettingsError("DATABASE_URL: sslnegotiation=direct needs sslmode=verify-full")
    remark = "" if local or not OPEN[mode] else f"DATABASE_URL has sslmode={mode}: {OPEN[mode]}"
    if mode in ("disable", "allow", "prefer"):
        _leave_out(options)
        return Protection(False if mode == "disable" else mode, remark=remark)
    return Protection(_context(mode, root, options), direct, remark)


def untrusted(error: BaseException | None) -> str | None:
    """What to do about a server that did not prove who it is; None for every other failure."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"{UNTRUSTED}{_advice(error)} ({error.verify_message})"
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError):
        return None  # a line that broke
    if isinstance(error, ssl.SSLError):
        return f"{UNTRUSTED}no TLS could be agreed on with it ({error.reason or 'for no given reason'})"
    if type(error) is ConnectionError and "rejected SSL" in str(error):  # asyncpg has no class for it
        return (
            f"{UNTRUSTED}it refuses TLS. Switch TLS on there; only where nobody else is on the line, "
            "write ?sslmode=disable at the end of the address"
        )
    return None


def _advice(error: ssl.SSLCertVerificationError) -> str:
    # OpenSSL's numbers (x509_vfy.h): 62 and 64 another name, 9 not valid yet, 10 expired, 23 revoked.
    if error.verify_code in (62, 64):
        return "its certificate is for another host; write the host as the certificate names it"
    if error.verify_code in (9, 10, 23):
        return "its certificate is not valid (any more); renew it there"
    return (
        "its certificate is signed by nobody that this system trusts; "
        "name the file of its authority with ?sslrootcert=PATH"
    )


def _mode(asked: str, root: str, *, bound: bool, local: bool) -> str:
    mode = PLAIN.get(asked.lower(), asked.lower()) or ("prefer" if local and not root else FULL)
    if mode not in OPEN:
        near = process.extractOne(mode, list(OPEN), score_cutoff=60)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise SettingsError(f"DATABASE_URL: sslmode must be one of {', '.join(OPEN)}{hint}")
    if root == "system" and mode != FULL:
        raise SettingsError(f"DATABASE_URL: sslrootcert=system goes with sslmode={FULL} only")
    if bound and not local:
        return FULL  # the driver cannot bind the channel; this keeps the same listeners out
    return "verify-ca" if mode == "require" and root else mode


def _context(mode: str, root: str, options: MutableMapping[str, str]) -> ssl.SSLContext:
    file = None if root in ("", "system") else _file("sslrootcert", root)
    context = _loaded("sslrootcert", root, lambda: ssl.create_default_context(cafile=file))
    context.check_hostname = mode == FULL
    if mode == "require":
        context.verify_mode = ssl.CERT_NONE
    if crl := options.pop("sslcrl", ""):
        _loaded("sslcrl", crl, lambda: context.load_verify_locations(cafile=_file("sslcrl", crl)))
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_CHAIN
    _show_own(context, options)
    for name, side in (("min", "minimum_version"), ("max", "maximum_version")):
        if version := _one_of(options, f"ssl_{name}_protocol_version", tuple(VERSIONS)):
            setattr(context, side, VERSIONS[version])
    context.set_alpn_protocols(["postgresql"])
    return context


def _show_own(context: ssl.SSLContext, options: MutableMapping[str, str]) -> None:
    """Let the bot prove who it is, where the address names a certificate of its own."""
    certificate, key, password = (options.pop(name, "") for name in ("sslcert", "sslkey", "sslpassword"))
    if certificate:
        own = _file("sslcert", certificate)
        secret = _file("sslkey", key) if key else None
        _loaded("sslcert", certificate, lambda: context.load_cert_chain(own, secret, lambda: password))


def _leave_out(options: MutableMapping[str, str]) -> None:
    for name in ("sslcert", "sslkey", "sslpassword", "sslcrl"):
        options.pop(name, None)
    for name in ("ssl_min_protocol_version", "ssl_max_protocol_version"):
        options.pop(name, None)


def _one_of(options: MutableMapping[str, str], name: str, values: tuple[str, ...]) -> str:
    value = options.pop(name, "").lower()
    if value and value not in values:
        raise SettingsError(f"DATABASE_URL: {name} must be one of {', '.join(values)}")
    return value


def _file(option: str, path: str) -> str:
    place = rooted(path, f"DATABASE_URL: {option}")
    if not place.is_file():
        raise SettingsError(f"DATABASE_URL: {option} names {place}, which is no file")
    return str(place)


def _loaded(option: str, path: str, load: Callable[[], T]) -> T:
    try:
        return load()
    except ssl.SSLError:
        raise SettingsError(f"DATABASE_URL: {option} names {path}, which cannot be read as PEM") from None
    except OSError as error:
        raise SettingsError(f"DATABASE_URL: {option} names {path}: {error.strerror}") from None
