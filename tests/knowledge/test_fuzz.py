"""Whatever bytes come, the reader raises nothing but its own error, and loading never raises."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.knowledge.loader import load
from bot.knowledge.problems import Fault
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import Document, plain, scalars
from bot.knowledge.yaml.reader import PARSER, read
from bot.sanitize.unseen import UNSEEN
from tests.knowledge.writing import ENTRY, Folder

# Pieces that YAML gives a meaning, beside any others.
SIGNS = [
    "a",
    ": ",
    ":",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "#",
    " #",
    "&a ",
    "*a",
]
MORE = ["|\n", ">-\n ", "---\n", "...\n", "%", "? ", "~", "\\", "\\u202e", "<<: ", "@", "`", "!t "]
UNUSUAL = ["\r", "\x00", "\ufeff", "\u2028", "\u00a0", "é", "👩\u200d💻"]
YAML_LIKE = st.lists(st.sampled_from(SIGNS + MORE + UNUSUAL), max_size=40).map("".join)
BYTES = st.binary(max_size=200) | YAML_LIKE.map(lambda text: text.encode())
FUZZ = settings(max_examples=400, deadline=None)


def outcome(data: bytes, parser: type) -> tuple[Document | None, Iterable[Fault]]:
    try:
        document = read(data, parser)
    except UnreadableFile as error:
        return None, error.faults
    return document, document.faults


@FUZZ
@given(BYTES)
@example(b"\xff\xfe\x00")
@example(b"? ")
@example(b"---")
@example(b"[" * 30)
def test_the_reader_raises_only_its_own_error(data: bytes) -> None:
    """And every fault names a place within the file."""
    document, faults = outcome(data, PARSER)
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert document is not None or list(faults)
    for fault in faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 2


@FUZZ
@given(BYTES)
def test_the_parser_in_python_does_as_well(data: bytes) -> None:
    """Where libyaml is absent, the same holds."""
    document, faults = outcome(data, yaml.SafeLoader)
    assert document is not None or list(faults)


@FUZZ
@given(YAML_LIKE)
def test_what_was_read_without_faults_can_be_seen(text: str) -> None:
    """No invisible character comes through, not even by way of an escape."""
    document, faults = outcome(text.encode(), PARSER)
    if document is not None and not list(faults):
        assert not [node.text for _, node in scalars(document.root) if UNSEEN.search(node.text)]


@FUZZ
@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), st.text(st.characters(codec="ascii"))))
def test_quoted_texts_come_back_as_they_were(texts: dict[str, str]) -> None:
    """Any text that can be seen survives being written and read."""
    seen = {key: text for key, text in texts.items() if not UNSEEN.search(text)}
    written = "\n".join(f'"{key}": {quoted(text)}' for key, text in seen.items()) or "{}"
    assert plain(read(written.encode()).root) == seen


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, len(ENTRY)), cut=st.integers(0, 30), piece=YAML_LIKE)
def test_a_damaged_entry_never_raises(folder: Folder, at: int, cut: int, piece: str) -> None:
    """Loading ends in a base or in faults, wherever the damage is."""
    folder.write("topics/top.yaml", ENTRY[:at] + piece + ENTRY[at + cut :])
    loaded = load(folder.path)
    assert (loaded.base is None) == bool(loaded.problems)
    assert all("\n" not in str(problem) for problem in loaded.problems)


@pytest.mark.parametrize("kind", ["sources", "levels", "skills", "roles"])
def test_random_bytes_as_any_kind_of_file_never_raise(tmp_path: Path, kind: str) -> None:
    """A binary file with the right ending is told."""
    folder = Folder(tmp_path)
    folder.write(f"{kind}/noise.yaml", bytes(range(256)) * 20)
    assert load(tmp_path).base is None
