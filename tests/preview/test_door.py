"""Whoever reaches the page's port reads nothing without the secrets that an address was exchanged for."""

from __future__ import annotations

import secrets
import socket

import pytest
from simcord.preview._server import PreviewServer

from bot.preview.door import SCRIPT, SESSION, START, STRANGER
from tests.preview.page import Bot
from tests.preview.web import Caller

FILES = sorted(PreviewServer._STATIC_FILES)
CALLS = [
    ("POST", "/api/pages"),
    ("DELETE", "/api/pages/x"),
    ("GET", "/api/state"),
    ("GET", "/api/commands"),
    ("GET", "/api/action-result"),
    ("POST", "/api/action"),
    ("GET", "/api/assets/x"),
]


@pytest.fixture
def stranger(bot: Bot) -> Caller:
    """Another user of the machine, who knows the port."""
    return Caller(bot.port)


@pytest.fixture(scope="module")
def friend(bot: Bot) -> Caller:
    """A browser that was let in."""
    return Caller(bot.port).enter(bot.address())


@pytest.mark.parametrize(("method", "path"), [*CALLS, *(("GET", path) for path in FILES)])
def test_nothing_is_served_to_a_stranger(stranger: Caller, method: str, path: str) -> None:
    """Every route, scripts and pictures included, is closed to whoever only knows the port."""
    assert stranger.ask(path, method).status == 403


def test_a_stranger_is_told_how_the_owner_gets_in(stranger: Caller) -> None:
    """The person at the machine who lost the page reads where the next address is."""
    assert stranger.ask("/").text == STRANGER


def test_made_up_secrets_do_not_open(stranger: Caller, friend: Caller) -> None:
    """Neither a cookie nor a key of one's own making, nor the one secret in the other's place."""
    name, _, value = friend.cookie.partition("=")
    stranger.cookie, stranger.key = f"{name}={secrets.token_urlsafe(32)}", value
    assert stranger.ask("/").status == 403
    stranger.cookie, stranger.key = f"{name}={friend.key}", "\xff"
    assert stranger.ask("/").status == 403


def test_whoever_was_let_in_is_served(friend: Caller) -> None:
    """The cookie opens the page and its parts, the key what people wrote."""
    assert {friend.ask(path).status for path in FILES} == {200}
    opened = friend.ask("/api/pages", "POST", b"{}", Content_Type="application/json")
    assert opened.status == 200
    assert "ask-a-senior" in opened.text


def test_the_cookie_alone_does_not_show_what_people_wrote(friend: Caller) -> None:
    """Browsers show a cookie to every port of the machine, and somebody else may listen there."""
    overheard = Caller(friend.port, cookie=friend.cookie)
    assert overheard.ask("/api/pages", "POST", b"{}").status == 401


def test_an_address_is_used_up_by_its_use(bot: Bot, stranger: Caller) -> None:
    """What a history, a terminal's scrollback or a neighbour's eye kept of it lets nobody in."""
    address = bot.address()
    assert stranger.exchange(address).status == 200
    again = stranger.exchange(address)
    assert (again.status, again.text) == (403, STRANGER)
    assert "Set-Cookie" not in again.headers


def test_a_guessed_code_does_not_open(bot: Bot, stranger: Caller) -> None:
    """No code, an empty one and a wrong one are refused, and the good one stays good."""
    assert {stranger.exchange(f"#{code}").status for code in ("", "x", secrets.token_urlsafe(32))} == {403}
    assert stranger.ask(SESSION).status == 403
    assert stranger.exchange(bot.address()).status == 200


def test_the_next_address_is_printed_when_one_is_used(bot: Bot, stranger: Caller) -> None:
    """The newest address in the terminal always works, so a second browser can come in."""
    assert stranger.exchange(bot.address()).status == 200
    assert stranger.exchange(bot.address()).status == 200


def test_the_cookie_is_for_this_page_only(bot: Bot, stranger: Caller) -> None:
    """No script reads it, no other site sends it, and it ends with the browser."""
    cookie = stranger.exchange(bot.address()).headers["Set-Cookie"]
    assert cookie.startswith(f"preview-{bot.port}=")
    assert cookie.partition("; ")[2] == "HttpOnly; Path=/; SameSite=Strict"


def test_the_start_holds_no_secret(bot: Bot, friend: Caller, stranger: Caller) -> None:
    """What is served to everybody is the same for everybody, and may run no script but its own."""
    start, script = stranger.ask(START), stranger.ask(SCRIPT)
    assert (start.status, script.status) == (200, 200)
    assert "script-src 'self'" in start.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in start.headers["Content-Security-Policy"]
    assert start.headers["Cache-Control"] == "no-store"
    assert friend.key not in start.text + script.text + bot.printed
    assert friend.cookie.partition("=")[2] not in start.text + script.text + bot.printed


@pytest.mark.parametrize("path", ["/", START, SCRIPT, SESSION, "/app.js", "/api/state"])
@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "[::1]:{port}", ""])
def test_another_host_name_is_refused(friend: Caller, path: str, host: str) -> None:
    """A site whose name is made to point here reads nothing, not even with the secrets."""
    assert friend.ask(path, Host=host.format(port=friend.port)).status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1"])
@pytest.mark.parametrize("known", [True, False])
def test_another_origin_is_refused(bot: Bot, friend: Caller, origin: str, *, known: bool) -> None:
    """A page from elsewhere cannot ask in the person's name, nor use an address up."""
    caller = friend if known else Caller(friend.port)
    assert caller.ask("/api/pages", "POST", b"{}", Origin=origin).status == 403
    address = bot.address()
    used = Caller(friend.port, headers={"Origin": origin}).exchange(address)
    assert used.status == 403
    assert caller.exchange(address).status == 200


def test_another_origin_is_not_even_asked_in_advance(friend: Caller) -> None:
    """A preflight gets no leave."""
    answer = friend.ask(
        "/api/action", "OPTIONS", Origin="https://evil.example", Access_Control_Request_Method="POST"
    )
    assert answer.status == 405
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.parametrize(
    "path",
    ["/../door.py", "/..%2f..%2fetc/passwd", "/fonts/../../_server.py", "//etc/passwd", "/start/..%5cx"],
)
def test_no_other_file_is_served(friend: Caller, path: str) -> None:
    """Only the files on the library's list are read, however a path is written."""
    assert friend.ask(path).status == 404


def test_no_connection_is_upgraded(friend: Caller) -> None:
    """There is nothing to talk to but requests and answers."""
    upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    friend = Caller(friend.port, friend.cookie, friend.key, upgrade | {"Sec-WebSocket-Key": "A" * 22 + "=="})
    assert friend.ask("/").status == 200
    assert friend.ask("/api/state").status == 410


def test_a_huge_body_is_refused(friend: Caller, stranger: Caller) -> None:
    """Three megabytes are turned away, from strangers before they are read."""
    body = b'"' + b"x" * 3_000_000 + b'"'
    assert friend.ask("/api/pages", "POST", body).status == 413
    assert stranger.ask("/api/pages", "POST", b'"x"').status == 403


def test_only_this_machine_is_listened_to(bot: Bot) -> None:
    """Another address of the machine has nobody at the port."""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", bot.port), timeout=5)
