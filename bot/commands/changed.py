"""Which entries of a folder have changed since a check last asked their questions, or since a commit."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bot.errors import DataError
from bot.knowledge.model import Entry, KnowledgeBase
from bot.settings.places import own_cache

# What decides which question leads where.
_TEXTS = ("title", "aliases", "questions", "not_for", "summary", "answer")


class Asked:
    """What the texts of a folder were when their questions were last asked, kept in the user's cache.

    Args:
        folder: the knowledge folder.
    """

    def __init__(self, folder: Path) -> None:
        name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._file = own_cache() / f"asked-{name}.json"

    def changed(self, base: KnowledgeBase) -> frozenset[str]:
        """Ids of the entries whose texts are new or others now: all where nothing usable is remembered."""
        known = self._read()
        return frozenset(name for name, entry in base.entries.items() if known.get(name) != _digest(entry))

    def keep(self, base: KnowledgeBase) -> None:
        """Remember the texts of today; a cache that cannot be written is none."""
        digests = {name: _digest(entry) for name, entry in base.entries.items()}
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(digests), encoding="ascii")
        except OSError:
            return

    def _read(self) -> Mapping[str, object]:
        try:
            known = json.loads(self._file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def since(commit: str, folder: Path) -> frozenset[str]:
    """Ids of the entries whose files differ from those of a commit; new files count.

    Args:
        commit: any name that git knows it by.
        folder: the knowledge folder, in a checkout.

    Raises:
        DataError: git is missing, or knows no such commit.
    """
    try:
        differ = _git(folder, "diff", "--name-only", "-z", "--end-of-options", commit, "--", ".")
        new = _git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    except FileNotFoundError:
        raise DataError("--since needs git, which is not installed here") from None
    except subprocess.CalledProcessError as error:
        raise DataError(f"--since {commit}: git cannot compare with it: {error.stderr.strip()}") from None
    return frozenset(Path(name).stem for name in (differ + new).split("\0") if name.endswith(".yaml"))


def _digest(entry: Entry) -> str:
    texts = [getattr(entry, name) for name in _TEXTS]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:32]


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    # No shell reads it, and what is compared with stands behind --end-of-options.
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout  # noqa: S603
