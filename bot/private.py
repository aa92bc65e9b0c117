"""Files of the bot's own: nobody else may read them, and what somebody else may have written is not believed.

Owner and mode are all that can tell whose a file is: a checksum, whose making stands in the program, tells
of damage only. Whoever works as the bot's own user, or as root, can change what the bot keeps; nobody else.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shlex
import stat
import tempfile
from pathlib import Path

_TO_WRITE = stat.S_IWGRP | stat.S_IWOTH
_TO_OPEN = stat.S_IRWXG | stat.S_IRWXO
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: Path, most: int) -> bytes:
    """The bytes of a file that nobody but the bot's user and root can have written.

    Args:
        path: the file; its folder must be theirs too.
        most: how many bytes it may have.

    Raises:
        FileNotFoundError: there is none.
        OSError: it cannot be read, is a link or no ordinary file, is too large, or others can change it.
    """
    _believe(path.parent, unsafe(path.parent))
    with open(_opened(path, os.O_RDONLY), "rb") as file:
        found = os.fstat(file.fileno())
        _believe(path, _unsafe(path, found))
        if _loose(found, _TO_OPEN) and found.st_uid == _me():
            os.fchmod(file.fileno(), 0o600)  # an older version let others read it
        if found.st_size > most:
            raise OSError(errno.EFBIG, f"it is larger than {most} bytes", str(path))
        return file.read(most)


def write(path: Path, data: bytes) -> None:
    """Put a file in place in one step, readable for the bot's user alone; a crash leaves the old one whole.

    Raises:
        OSError: it cannot be written, or others can change its folder.
    """
    make_folder(path.parent)
    _believe(path.parent, unsafe(path.parent))
    number, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # of mode 600
    try:
        with open(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(number)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def delete(path: Path) -> None:
    """Take a file away where that is possible; of a link, what it leads to stays."""
    if not unsafe(path.parent):
        with contextlib.suppress(OSError):  # it stays then, and is not believed next time either
            path.unlink()


def make_folder(path: Path) -> None:
    """Make a folder that only the bot's user can look into; one that is there stays as it is."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def claim(path: Path) -> bool:
    """Make an empty file where there is none; whether nobody else can open it.

    Raises:
        OSError: it cannot be opened, is a link or no ordinary file, or belongs to another user.
    """
    with contextlib.suppress(FileNotFoundError):
        _believe(path, _foreign(path, path.lstat()))  # before it is opened, which its owner may forbid
    with open(_opened(path, os.O_RDWR | os.O_CREAT), "rb") as file:
        found = os.fstat(file.fileno())
    _believe(path, _foreign(path, found))
    return not _loose(found, _TO_OPEN)


def unsafe(folder: Path) -> str:
    """Why others could put something into a folder, and what helps; empty where they cannot."""
    try:
        return _unsafe(folder, folder.stat())
    except FileNotFoundError:
        return ""  # what is made there will be ours
    except OSError as error:
        return str(error.strerror)


def remark(path: Path, *, lent: bool = False) -> str:
    """A line with the one command that helps, where others can open a file or folder, or own it; else empty.

    Args:
        path: may be missing.
        lent: whether it may belong to somebody else, as settings may.
    """
    try:
        found = path.stat()
    except OSError:  # told by whoever needs it
        return ""
    foreign = "" if lent else _foreign(path, found)
    bits = _TO_OPEN if found.st_uid == _me() else stat.S_IRWXO  # root lends by the group
    text = foreign or (_open(path, found) if _loose(found, bits) else "")
    return f"{path}: {text}" if text else ""


def _opened(path: Path, flags: int) -> int:
    """A file descriptor of an ordinary file, not of a link or a pipe."""
    try:
        number = os.open(path, flags | _AS_IT_IS, 0o600)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, "it is a link", str(path)) from None
        raise
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
    return number


def _believe(path: Path, why: str) -> None:
    if why:
        raise PermissionError(errno.EPERM, why, str(path))


def _unsafe(path: Path, found: os.stat_result) -> str:
    return _foreign(path, found) or (_open(path, found) if _loose(found, _TO_WRITE) else "")


def _foreign(path: Path, found: os.stat_result) -> str:
    if found.st_uid in (0, _me()):
        return ""
    owner, me = _name(found.st_uid), _name(_me())
    return f"it belongs to another user ({owner}); run the bot as {owner}, or `chown -R {me} {_quoted(path)}`"


def _open(path: Path, found: os.stat_result) -> str:
    """That others have a way in, and the command that closes it."""
    act = "change" if _loose(found, _TO_WRITE) else "open"
    folder = stat.S_ISDIR(found.st_mode)
    mend = f"`chmod {'700' if folder else '600'} {_quoted(path)}`"
    if folder and (found.st_uid != _me() or found.st_mode & stat.S_ISVTX):
        mend = f"name a folder of the bot's own, such as {path / 'bot'}"  # this one is the system's to lend
    return f"other users can {act} it (mode {stat.S_IMODE(found.st_mode):o}); {mend}"


def _loose(found: os.stat_result, bits: int) -> bool:
    return os.name == "posix" and bool(found.st_mode & bits)  # elsewhere, modes are not what decides


def _me() -> int:
    return os.geteuid() if hasattr(os, "geteuid") else 0


def _name(user: int) -> str:
    import pwd  # not everywhere; nor has anybody another number where it is missing

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:  # in containers, users have numbers only
        return str(user)


def _quoted(path: Path) -> str:
    return shlex.quote(str(path))
