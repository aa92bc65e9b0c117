"""The bot opens the person's browser on the page, and nothing that others can read lets them in too."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Playwright

from bot.preview.door import STRANGER
from bot.preview.opening import opened as opened_on
from bot.preview.opening import surroundings
from bot.settings import Settings
from tests.preview.desktop import Desktop
from tests.preview.page import Bot, Page
from tests.preview.web import Caller

PLANTED = {
    "DISCORD_TOKEN": "planted.discord.token",
    "DATABASE_URL": "postgresql://bot:planted@db.invalid/bot",
    "PGPASSWORD": "planted-password",
    "AWS_SECRET_ACCESS_KEY": "planted-key",
    "GITHUB_TOKEN": "planted-github",
}


class Opened(NamedTuple):
    """A page in the browser that the bot opened by itself."""

    bot: Bot
    desktop: Desktop
    browser: Browser
    page: Page

    def secrets(self) -> set[str]:
        """All that lets somebody in, or would have."""
        context = self.browser.contexts[0]
        kept = {cookie.get("value", "") for cookie in context.cookies()}
        kept |= set(self.page.tab.evaluate("Object.values(localStorage)"))
        assert len(kept) == 2
        return kept | set(re.findall(r"#(\S+)", self.bot.printed))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, playwright: Playwright) -> Iterator[Opened]:
    desktop = Desktop(tmp_path_factory.mktemp("desktop"))
    bot = Bot(tmp_path_factory.mktemp("data"), BROWSER=desktop.command, **PLANTED)
    browser = desktop.connect(playwright)
    context = browser.contexts[0]
    yield Opened(
        bot, desktop, browser, Page(context.pages[0] if context.pages else context.wait_for_event("page"))
    )
    desktop.close(browser)
    assert bot.end() in {0, 130}


def test_the_page_opens_by_itself_and_works(opened: Opened) -> None:
    """Nothing is to be copied: a question typed in the window that came up is answered."""
    opened.page.say("@CareerGuide staff vs principal")
    opened.page.sees("Senior versus staff versus principal engineer")


def test_no_argument_of_the_browser_holds_a_secret(opened: Opened) -> None:
    """Every user of the machine reads the process list; the file's name in it opens nothing."""
    processes = opened.desktop.processes()
    assert len(processes) > 2
    told = opened.desktop.arguments + "".join(arguments for arguments, _ in processes.values())
    assert re.fullmatch(r"file:///\S+/open\.html\n", opened.desktop.arguments)
    assert not [secret for secret in opened.secrets() if secret in told]
    assert "planted" not in told


def test_the_browser_inherits_no_secret(opened: Opened) -> None:
    """Tokens and passwords that were exported for the bot, or for anything else, stay outside."""
    inherited = "".join(around for _, around in opened.desktop.processes().values())
    assert "BROWSER=" in inherited
    assert "planted" not in inherited
    assert not [secret for secret in opened.secrets() if secret in inherited]


def test_the_address_bar_holds_no_secret(opened: Opened) -> None:
    """What is copied from there, or seen over a shoulder, lets nobody in."""
    assert opened.page.tab.evaluate("location.href") == f"{opened.bot.origin}/"
    assert opened.page.tab.evaluate("document.cookie") == ""


def test_the_file_is_gone_once_the_browser_is_in(opened: Opened) -> None:
    """What opened the browser is not kept."""
    assert not Path(opened.desktop.arguments.strip().removeprefix("file://")).exists()


def test_a_reload_shows_the_page_again(opened: Opened) -> None:
    """However often."""
    for _ in range(20):
        opened.page.tab.reload()
    opened.page.wait()
    assert opened.page.composer.is_visible()


def test_a_second_tab_shows_the_page_too(opened: Opened) -> None:
    """With the address as it stands in the first one."""
    second = Page.open(opened.browser.contexts[0], opened.page.tab.url)
    assert second.composer.is_visible()
    second.tab.close()


def test_the_back_button_leads_back_to_the_page(opened: Opened) -> None:
    """After another address was opened in the same tab."""
    opened.page.tab.goto("about:blank")
    opened.page.tab.go_back()
    opened.page.wait()
    assert opened.page.composer.is_visible()


def test_a_used_address_leads_the_same_browser_to_the_page(opened: Opened) -> None:
    """Somebody who clicks the old address once more is known already."""
    code = "a-code-that-was-used"
    again = Page.open(opened.browser.contexts[0], f"{opened.bot.origin}/start#{code}")
    assert again.tab.url == f"{opened.bot.origin}/"
    again.tab.close()


def test_another_browser_does_not_get_in_with_what_is_in_the_address_bar(
    opened: Opened, playwright: Playwright
) -> None:
    """It is told where its own address is."""
    other = opened.browser.new_context()
    tab = other.new_page()
    tab.goto(opened.page.tab.url)
    tab.get_by_text(STRANGER).wait_for()
    other.close()


def test_the_history_lets_nobody_in(opened: Opened) -> None:
    """Each address that the closed browser remembers is used up."""
    live = opened.secrets() - set(re.findall(r"#(\S+)", opened.bot.printed))
    opened.desktop.close(opened.browser)
    remembered = opened.desktop.history()
    assert f"{opened.bot.origin}/" in remembered
    assert not [secret for secret in live if secret in "".join(remembered)]
    assert {Caller(opened.bot.port).exchange(address).status for address in remembered} == {403}
    assert Caller(opened.bot.port).exchange(opened.bot.address()).status == 200


def test_the_file_is_for_this_user_alone_and_goes_with_the_page(tmp_path: Path) -> None:
    """Until a browser has read it, nobody else can; at the end it is gone, read or not."""
    bot = Bot(tmp_path)
    (sheet,) = (tmp_path / "preview").glob("open-*/open.html")
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert stat.S_IMODE(sheet.parent.stat().st_mode) == 0o700
    code = re.search(r'"(http\S+#\S+)"', sheet.read_text())
    assert code
    assert code[1] not in bot.printed
    assert Caller(bot.port).exchange(code[1]).status == 200
    assert not sheet.exists()
    assert bot.end() in {0, 130}
    assert not sheet.parent.exists()


def test_a_folder_that_takes_no_file_is_told_from_a_browser_that_was_opened(tmp_path: Path) -> None:
    """The page goes on with the printed address then, and no address was made for nothing."""
    (tmp_path / "file").write_text("in the way")
    made: list[object] = []

    def address(then: object) -> str:
        made.append(then)
        return ""

    with pytest.raises(OSError, match="Not a directory"), opened_on(tmp_path / "file" / "data", address):
        pass
    assert not made


def test_nothing_of_ours_is_handed_on() -> None:
    """No setting of the bot is among what a browser may know, and no name that is not on the list."""
    ours = {name.upper(): "planted" for name in Settings.model_fields}
    assert surroundings(ours | PLANTED | {"XAUTHORITY_TOKEN": "planted", "path_secret": "planted"}) == {}


def test_what_a_browser_needs_is_handed_on() -> None:
    """Its display, its home, its language and its choice by the person."""
    needed = {"DISPLAY": ":0", "HOME": "/home/x", "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": "/run/user/1"}
    assert surroundings(needed | {"BROWSER": "firefox", "SystemRoot": "C:"}).keys() == {
        *needed,
        "BROWSER",
        "SystemRoot",
    }
