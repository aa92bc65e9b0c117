"""Opens the person's browser on the page without telling it, or anybody who watches it, a secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# All that a browser needs to know of its surroundings; tokens and passwords may stand in any other.
KEPT = frozenset(
    {
        *("BROWSER", "HOME", "LANG", "LANGUAGE", "LOGNAME", "PATH", "SHELL", "TMPDIR", "TZ", "USER"),
        *("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"),
        *("DESKTOP_SESSION", "GNOME_DESKTOP_SESSION_ID", "KDE_FULL_SESSION", "KDE_SESSION_VERSION"),
        *("WSL_DISTRO_NAME", "WSL_INTEROP"),
        *("APPDATA", "COMSPEC", "LOCALAPPDATA", "PATHEXT", "PROGRAMFILES", "PROGRAMFILES(X86)"),
        *("SYSTEMDRIVE", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "WINDIR"),
    }
)
KEPT_KINDS = ("LC_", "XDG_")

# Leaves no trace of itself behind the back button.
SHEET = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<title>CareerGuide</title>
<script>location.replace({address})</script>
<p>Opening the page. It needs JavaScript.</p>
</html>
"""


@contextmanager
def opened(folder: Path, address: Callable[[Callable[[], object]], str]) -> Iterator[None]:
    """A browser opened on the page; what it was opened with is gone once it is in, or with the block.

    The address goes through a file that only this user can read: everybody reads the arguments of a process.

    Args:
        folder: where the file is made; a browser in a sandbox sees the person's own folders and no /tmp.
        address: makes an address that lets one browser in, once, and calls its argument then.

    Raises:
        OSError: the folder cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="open-") as private:
        sheet = Path(private) / "open.html"
        text = SHEET.format(address=json.dumps(address(lambda: sheet.unlink(missing_ok=True))))
        with open(os.open(sheet, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        # Some browsers end only when the person closes them, and nobody is to wait for that.
        threading.Thread(target=_open, args=(sheet.as_uri(),), daemon=True).start()
        yield


def _open(place: str) -> None:
    """Start the browser through the standard library's own command, whose surroundings can be chosen."""
    subprocess.run(  # noqa: S603 (our own interpreter, and a file of our own)
        [sys.executable, "-I", "-m", "webbrowser", place],
        env=surroundings(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the page
        check=False,
    )


def surroundings(environment: Mapping[str, str]) -> dict[str, str]:
    """The part of the environment that a browser may see."""
    return {
        name: value
        for name, value in environment.items()
        if name.upper() in KEPT or name.startswith(KEPT_KINDS)
    }
