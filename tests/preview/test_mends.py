"""What is changed in private parts of SimCord is where it was when the change was written."""

from __future__ import annotations

import inspect
import re
from importlib.resources import files

import pytest
import simcord
from simcord.preview import Preview
from simcord.preview._server import PreviewServer

from bot.preview.door import HANDLERS, KEY_HEADER
from bot.preview.mends import FILES, TOOLS, WallClock


@pytest.mark.parametrize("name", FILES)
def test_what_is_mended_in_a_file_is_there(name: str) -> None:
    """Each passage that the page is to have otherwise stands in the library's file once."""
    text = (files("simcord") / f"preview/static{'/index.html' if name == '/' else name}").read_text()
    assert [text.count(old) for old, _ in FILES[name]] == [1] * len(FILES[name])


@pytest.mark.parametrize("tool", TOOLS)
def test_every_hidden_tool_is_there(tool: str) -> None:
    """A tool that the library renames would come back into sight."""
    assert f'id="{tool.removeprefix("#")}"' in (files("simcord") / "preview/static/index.html").read_text()


def test_every_handler_of_the_server_is_locked() -> None:
    """A route that a newer library adds would stand open: each handler's name is in our list."""
    routes = re.findall(r"\.add_\w+\(\"?[^)]*?self\.(\w+)\)", inspect.getsource(PreviewServer.start))
    assert len(routes) == 9
    assert set(routes) == set(HANDLERS)


def test_the_server_asks_for_the_key_by_the_name_that_we_use() -> None:
    """The header of the page's key is the library's own."""
    assert KEY_HEADER in inspect.getsource(PreviewServer._authorized)


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (simcord.Env, "_record_error"),
        (Preview, "_PAGE_LEASE_SECONDS"),
        (Preview, "_action"),
        (PreviewServer, "_STATIC_FILES"),
        (PreviewServer, "_SECURITY_HEADERS"),
        (PreviewServer, "_allowed_hosts"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_private_parts_are_there(owner: type, name: str) -> None:
    """What is put elsewhere on purpose still has its name."""
    assert hasattr(owner, name)


def test_the_clock_goes() -> None:
    """Time passes in the page as outside, and nobody moves it."""
    clock = WallClock()
    before = clock.now()
    clock.advance(3600)
    assert 0 <= (clock.now() - before).total_seconds() < 3600
