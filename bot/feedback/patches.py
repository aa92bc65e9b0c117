"""Changes of a file as `git apply` and a pull request take them."""

from __future__ import annotations

from difflib import unified_diff

NO_END = "\\ No newline at end of file\n"


def changed(path: str, old: bytes, new: bytes) -> bytes:
    """The patch that makes the new text of the old one.

    Args:
        path: of the file, from the root of the repository, with forward slashes.
        old: UTF-8, as it stands there.
        new: UTF-8.
    """
    return _patch(path, f"a/{path}", "", _lines(old), _lines(new))


def created(path: str, new: bytes) -> bytes:
    """The patch that makes a new file; the other arguments are those of ``changed``."""
    return _patch(path, "/dev/null", "new file mode 100644\n", [], _lines(new))


def _patch(path: str, before: str, mode: str, old: list[str], new: list[str]) -> bytes:
    lines = unified_diff(old, new, before, f"b/{path}")
    body = "".join(line if line.endswith("\n") else f"{line}\n{NO_END}" for line in lines)
    return f"diff --git a/{path} b/{path}\n{mode}{body}".encode()


def _lines(data: bytes) -> list[str]:
    """The lines with their ends, as git counts them: at line feeds and nowhere else."""
    text = data.decode()
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([lines[-1][:-1]] if lines[-1] != "\n" else [])]
