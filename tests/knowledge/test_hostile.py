"""Whatever stands in a file ends in a fault on the right line and column, or is rightly accepted."""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator

import pytest
import yaml

from bot.knowledge.problems import Fault
from bot.knowledge.yaml.characters import UnreadableFile
from bot.knowledge.yaml.nodes import plain
from bot.knowledge.yaml.reader import read

Places = list[tuple[int, int]]
BIG = 1_900_000
PARSERS = sorted({yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)}, key=lambda p: p.__name__)

SMALL: dict[str, tuple[bytes, Places]] = {
    "an empty file": (b"", [(1, 1)]),
    "only a comment": (b"# nothing\n", [(1, 1)]),
    "only a BOM": (b"\xef\xbb\xbf", [(1, 1)]),
    "a list": (b"- a\n- b\n", [(1, 1)]),
    "a bare text": (b"hello\n", [(1, 1)]),
    "an empty mapping": (b"{}\n", []),
    "a BOM and CRLF": (b"\xef\xbb\xbfa: b\r\nc: d\r\n", []),
    "old Mac line ends": (b"a: b\rc: @d\r", [(2, 4)]),
    "two BOMs": (b"\xef\xbb\xbf\xef\xbb\xbfa: b\n", [(1, 1)]),
    "an alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\n", [(1, 4), (2, 4), (2, 8), (2, 12)]),
    "an alias of nothing": (b"a: *nobody\n", [(1, 4)]),
    "an anchor": (b"b: c\na: &here text\n", [(2, 4)]),
    "an anchor without a name": (b"a: & Co\n", [(1, 4)]),
    "emphasis at the beginning": (b"a: *now* or never\n", [(1, 4)]),
    "a merge key": (b"a: b\n<<: *a\n", [(2, 5)]),
    "a tag": (b"a: !important text\n", [(1, 4)]),
    "a Python tag": (b"a: !!python/object/apply:os.system [ls]\n", [(1, 4)]),
    "an unknown tag handle": (b"a: b\nc: !e!f d\n", [(2, 4)]),
    "a key twice": (b"a: b\nc: d\na: e\n", [(3, 1)]),
    "a key twice in braces": (b"f: {a: b, a: c}\n", [(1, 11)]),
    "a list as key": (b"? [a]\n: b\n", [(1, 3)]),
    "no key": (b": b\n", [(1, 1)]),
    "a second document": (b"a: b\n---\nc: d\n", [(2, 1)]),
    "a first document with its dashes": (b"---\na: b\n", []),
    "a document's end and more": (b"a: b\n...\nc: d\n", [(3, 1)]),
    "a directive": (b"%YAML 1.1\n---\na: b\n", [(1, 1)]),
    "a tab as indentation": (b"a:\n\tb: c\n", [(2, 1)]),
    "a tab below a text": (b"a: b\n\tc: d\n", [(2, 1)]),
    "a tab before an item": (b"q:\n\t- a\n", [(2, 1)]),
    "a tab within a block": (b"a: |\n  b\n  \tc\n", []),
    "Latin-1": (b"a: b\nc: caf\xe9\n", [(2, 7)]),
    "Latin-1 after CRLF": (b"a: b\r\n\r\nc: \xe9\r\n", [(3, 4)]),
    "UTF-16": ("a: b\n".encode("utf-16"), [(1, 1)]),
    "a cut character": (b"a: \xf0\x9f\x92", [(1, 4)]),
    "NUL": (b"a: b\n\nc: d\x00\n", [(3, 5)]),
    "control characters": (b"a: b\nc: \x07d\ne: f\x1b\n", [(2, 4), (3, 5)]),
    "a line separator": ("a: b\nc: d\u2028e\nf: @\n".encode(), [(2, 5), (3, 4)]),
    "a next-line control": ("a: b\u0085c\n".encode(), [(1, 5)]),
    "a direction override": ("a: b\u202ec\n".encode(), [(1, 5)]),
    "a direction override as escape": (b'a: "b\\u202ec"\n', [(1, 4)]),
    "a zero-width space": ("a: b\nc\u200b: d\n".encode(), [(2, 2)]),
    "an emoji with its joiner": ("a: 👩‍💻 and ❤️‍🔥\n".encode(), []),
    "a joiner between letters": ("a: b\u200dc\n".encode(), [(1, 5)]),
    "a special space as indentation": ("a: b\n\u00a0c: d\n".encode(), [(2, 1)]),
    "an unclosed double quote": (b'a: b\ntitle: "c\nd: e\nf: g\n', [(2, 8)]),
    "an unclosed single quote": (b"a: b\ntitle: 'c\nd: e\nf: g\n", [(2, 8)]),
    "an unclosed quote that the next one closes": (b'a: "b\nc: "d"\ne: f\n', [(1, 4), (1, 4)]),
    "an unclosed quote that ends well by chance": (b'a: "b\nc: d"\n', [(1, 4)]),
    "an unclosed quote in a list": (b'q:\n  - "a\n  - b"\n  - c\n', [(2, 5)]),
    "an unclosed quote before dashes": (b'a: b\nc: "d\n---\ne"\n', [(2, 4)]),
    "quotes in quotes": (b'a: b\nc: "say "hi" now"\n', [(2, 4)]),
    "a strange escape": (b'a: b\nc: "C:\\dir"\n', [(2, 7)]),
    "an unclosed bracket": (b"q: [a, b\nc: d\ne: f\n", [(1, 4)]),
    "an unclosed brace": (b"a: b\nf: {a: b\nc: d\n", [(2, 4)]),
    "a bracket closed by a brace": (b"q: [a, b}\n", [(1, 9)]),
    "a colon in a text": (b"a: b\nc: d: e\n", [(2, 5)]),
    "a missing colon": (b"a: b\ntitle c\nd: e\n", [(2, 1)]),
    "a missing space": (b"title:c\nd: e\n", [(1, 6)]),
    "an indented key": (b"a: b\n  c: d\n", [(2, 3)]),
    "a list item out of line": (b"q:\n  - a\n - b\n", [(3, 2)]),
    "a list item too deep": (b"q:\n  - a\n    - b\n", [(3, 5)]),
    "a text block out of line": (b"a: |\n  b\nc d\ne: f\n", [(3, 1)]),
    "a text beside its bar": (b"a: | b\n  c\n", [(1, 4)]),
    "a value that begins with a dash": (b"a: - b\n", [(1, 4)]),
    "nothing after a key": (b"a: b\nc:\nd: e\n", [(2, 1)]),
    "a tilde": (b"a: ~\n", [(1, 1)]),
    "an empty item": (b"q:\n  - a\n  -\n", [(3, 4)]),
    "a hash in an item": (b"q:\n  - is C #1?\n", [(2, 5)]),
    "a hash in a value": (b"a: is C #1?\n", [(1, 4)]),
    "a comment behind a value": (b"a: b   # the first letter\n", []),
    "a hash and nothing else": (b"a: #k8s\n", [(1, 1)]),
    "5,000 digits": (b"a: " + b"9" * 5_000, []),
    "words that YAML takes for others": (b"a: no\nb: 1.10\nc: 012\nd: 2024-13-45\ne: .inf\nf: 24:30\n", []),
    "seventeen levels": (b"a: " + b"[" * 17 + b"]" * 17, [(1, 19)]),
    "sixteen levels": (b"a: " + b"[" * 15 + b"]" * 15, []),
}

LARGE: dict[str, tuple[bytes, Places]] = {
    "brackets": (b"[" * 100_000, [(1, 17)]),
    "dashes": (b"- " * (BIG // 2), [(1, 33)]),
    "question marks": (b"? " * (BIG // 2), [(1, 33)]),
    "over 2 MB": (b"a" * 2_000_001, [(1, 1)]),
    "a million items": (b"q: [" + b"a," * (BIG // 2) + b"]", [(1, 39_999)]),
    "a million keys": (b"".join(b"k%d: v\n" % n for n in range(BIG // 12)), [(10_000, 8)]),
    "a million brackets": (b"q: [" + b"[]," * (BIG // 3) + b"]", [(1, 59_996)]),
    "a million anchors": (b"- &a b\n" * (BIG // 7), [(n, 3) for n in range(1, 51)] + [(20_000, 3)]),
    "blank lines": (b"\n" * BIG, [(1, 1)]),
    "comments": (b"#\n" * (BIG // 2), [(1, 1)]),
    "tabs": (b"\t" * BIG, [(1, 1)]),
    "one long text": (b"a: " + b"b " * (BIG // 2), []),
    "a text of many lines": (b"a:\n" + b" b\n" * (BIG // 3), []),
    "escapes": (b'a: "' + b"\\n" * (BIG // 2) + b'"', []),
    "doubled quotes": (b"a: '" + b"''" * (BIG // 2) + b"'", []),
    "a quote over many lines": (b'a: "' + b"\n" * BIG + b'"', []),
    "a quote that never ends": (b'a: "' + b"x" * BIG, [(1, 4)]),
    "a quote that swallows keys": (b'a: "' + b"x\nk: " * (BIG // 5) + b'"', [(1, 4)]),
    "a block of spaces": (b"a: |\n" + b"  \n" * (BIG // 3), []),
    "documents": (b"---\n" * (BIG // 4), [(2, 1)]),
    "colons": (b"a:" * (BIG // 2), [(1, 2)]),
    "directives": (b"%TAG !a! x\n" * (BIG // 11), [(1, 1)]),
    "a long tag": (b"a: !<" + b"a" * BIG + b"> b", [(1, 4)]),
    "unseen characters": (b"\xe2\x80\x8b\n" * (BIG // 4), [(n, 1) for n in range(1, 51)] + [(1, 1)]),
    "stairs": (b"".join(b" " * n + b"a:\n" for n in range(1_900)), [(17, 17)]),
}


@pytest.fixture(autouse=True)
def _watchdog() -> Iterator[None]:
    """A hang inside the parser ends the test run and says where."""
    faulthandler.dump_traceback_later(60, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def faults(data: bytes, parser: type) -> list[Fault]:
    try:
        return list(read(data, parser).faults)
    except UnreadableFile as error:
        return list(error.faults)


def places(data: bytes, parser: type) -> Places:
    return [(fault.line, fault.column) for fault in faults(data, parser)]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_file_is_told_on_the_right_place(name: str, parser: type) -> None:
    """The compiled parser and the one in Python lead to the same place."""
    data, expected = SMALL[name]
    assert places(data, parser) == expected


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_can_neither_hang_nor_crash(name: str) -> None:
    """Two megabytes of anything are read or refused at once."""
    data, expected = LARGE[name]
    assert places(data, PARSERS[0]) == expected


@pytest.mark.parametrize("name", [name for name, (_, expected) in SMALL.items() if expected])
def test_a_fault_says_how_to_mend_it(name: str) -> None:
    """What is wrong stands before the semicolon, the mend after it, on one short line."""
    for fault in faults(SMALL[name][0], PARSERS[0]):
        assert fault.text.count("\n") == 0
        assert "; " in fault.text
        assert len(fault.text) < 250


def test_words_stay_as_they_were_written() -> None:
    """Nothing is taken for a flag, a number or a date."""
    document = read(SMALL["words that YAML takes for others"][0])
    assert plain(document.root) == {
        "a": "no",
        "b": "1.10",
        "c": "012",
        "d": "2024-13-45",
        "e": ".inf",
        "f": "24:30",
    }


def test_the_slow_parser_refuses_what_would_take_it_long() -> None:
    """Without libyaml the same promise of time holds, for files that are still far larger than any entry."""
    data = b"# x\n" * 100_001
    assert faults(data, yaml.SafeLoader)[0].text == "the file is larger than 0.4 MB; split it into entries"
