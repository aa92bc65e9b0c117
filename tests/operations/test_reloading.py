"""A running bot takes changed files over: all or nothing, whatever happens to the folder meanwhile."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import pytest

from bot.app import open_services
from bot.library import kept, opening
from bot.library.news import News
from bot.library.opening import open_knowledge
from bot.library.reading import ReadingFailed
from bot.services import Services
from bot.settings import Settings
from tests.folder import FILES, break_knowledge, write_knowledge
from tests.operations.served import MENTORING, NEW, TOPIC, answer, has, until, write


async def test_a_saved_file_is_answered_from_by_itself(services: Services, folder: Path) -> None:
    """No command, no restart: the watcher sees it."""
    write(folder, TOPIC, FILES[TOPIC].replace("next level first.\nanswer", "next level, then ask.\nanswer"))
    await until(lambda: "then ask" in services.library.base.entries["promotion"].summary)
    assert await answer(services) == "Show work at the next level, then ask."


async def test_a_mistake_is_told_by_itself(
    services: Services, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """In the log with its place, and kept for `/kb status`; the answers stay."""
    before = services.library.engine
    place = break_knowledge(folder)
    await until(lambda: services.library.faults)
    assert any(str(fault).startswith(place) for fault in services.library.faults)
    assert place in caplog.text
    assert services.library.engine is before


async def test_a_mended_mistake_is_forgotten(services: Services, folder: Path) -> None:
    """Nothing remains of it, though the answers are those of before."""
    break_knowledge(folder)
    await until(lambda: services.library.faults)
    write_knowledge(folder)
    await until(lambda: not services.library.faults)
    assert has(services, "degree")


async def test_the_same_mistake_is_told_once(
    unwatched: Services, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """However often somebody looks."""
    place = break_knowledge(folder)
    first, second = [await unwatched.reloading.look(closely=True) for _ in range(2)]
    assert first.faults == second.faults
    assert caplog.text.count(place) == 1


async def test_what_changed_is_named(unwatched: Services, folder: Path) -> None:
    """New, changed and removed entries, and what entries share."""
    write(folder, NEW, MENTORING)
    write(folder, TOPIC, FILES[TOPIC].replace("title: Getting", "title: Being"))
    (folder / "topics" / "degree.yaml").unlink()
    write(folder, "vocabulary.yaml", FILES["vocabulary.yaml"] + "greetings: [hello]\n")
    news = await unwatched.reloading.look(closely=True)
    assert (news.added, news.changed, news.removed) == (("mentoring",), ("promotion",), ("degree",))
    assert news.shared
    assert str(news) == ("added mentoring; changed promotion; removed degree; sources or vocabulary changed")


def test_hundreds_of_changes_are_one_readable_line() -> None:
    """The first of them are named, the others counted."""
    told = str(News(added=tuple(f"entry-{number}" for number in range(500)), removed=("old",)))
    assert told.startswith("added entry-0, entry-1, ")
    assert told.endswith(", entry-19 and 480 more; removed old")


async def test_unchanged_files_change_nothing(unwatched: Services) -> None:
    """The very engine stays."""
    before = unwatched.library.engine
    assert not await unwatched.reloading.look(closely=True)
    assert unwatched.library.engine is before


async def test_one_mistake_holds_back_every_change(unwatched: Services, folder: Path) -> None:
    """All or nothing: a good file beside a broken one waits for it."""
    break_knowledge(folder)
    write(folder, NEW, MENTORING)
    news = await unwatched.reloading.look(closely=True)
    assert news.faults
    assert not has(unwatched, "mentoring")
    write(folder, "topics/degree.yaml", FILES["topics/degree.yaml"])
    await unwatched.reloading.look(closely=True)
    assert has(unwatched, "mentoring")


async def test_a_folder_that_vanishes_keeps_its_answers(services: Services, folder: Path) -> None:
    """And when it is back, with something new in it, that is served."""
    folder.rename(folder.with_name("away"))
    await asyncio.sleep(1.5)
    assert await answer(services)
    assert not services.library.faults
    back = folder.with_name("away")
    write(back, NEW, MENTORING)
    back.rename(folder)
    await until(lambda: has(services, "mentoring"))


async def test_another_folder_in_its_place_is_watched(services: Services, folder: Path) -> None:
    """As whoever ships whole folders puts them there; later changes in it are seen too."""
    other = write_knowledge(folder.with_name("other"))
    write(other, NEW, MENTORING)
    folder.rename(folder.with_name("old"))
    other.rename(folder)
    await until(lambda: has(services, "mentoring"))
    await asyncio.sleep(1.5)
    (folder / NEW).unlink()
    await until(lambda: not has(services, "mentoring"))


async def test_a_link_that_leads_elsewhere_is_followed(settings: Settings, folder: Path) -> None:
    """The name in the settings may be a link that is turned to the newest folder."""
    real = folder.rename(folder.with_name("first"))
    folder.symlink_to(real)
    async with open_services(settings) as services:
        second = write_knowledge(folder.with_name("second"))
        write(second, NEW, MENTORING)
        turned = folder.with_name("turned")
        turned.symlink_to(second)
        turned.replace(folder)
        await until(lambda: has(services, "mentoring"))


async def test_a_file_that_is_still_being_written_is_waited_for(services: Services, folder: Path) -> None:
    """Half of it would be a mistake, and none is told."""
    half = len(MENTORING) // 2
    with (folder / NEW).open("w", encoding="utf-8") as file:
        for part in (MENTORING[:half], MENTORING[half:]):
            file.write(part)
            file.flush()
            await asyncio.sleep(0.1)
    await until(lambda: has(services, "mentoring"))
    assert not services.library.faults


async def test_editors_litter_changes_nothing(unwatched: Services, folder: Path) -> None:
    """Backups, swap files and locks beside an entry are no knowledge."""
    before = unwatched.library.engine
    for litter in ("promotion.yaml~", ".promotion.yaml.swp", "#promotion.yaml#", "4913"):
        (folder / "topics" / litter).write_text("title: [")
    (folder / "topics" / ".#promotion.yaml").symlink_to("ada@laptop.1234:5678")
    assert not await unwatched.reloading.look(closely=True)
    assert unwatched.library.engine is before
    assert not unwatched.library.faults


async def test_git_is_waited_for(services: Services, folder: Path) -> None:
    """As long as it holds its lock, files are in between; what it leaves is taken whole."""
    subprocess.run(["git", "init", "-q", folder.parent], check=True)
    lock = folder.parent / ".git" / "index.lock"
    lock.touch()
    break_knowledge(folder)
    await asyncio.sleep(1.0)
    assert not services.library.faults
    write(folder, NEW, MENTORING)
    write_knowledge(folder)
    lock.unlink()
    await until(lambda: has(services, "mentoring"))
    assert not services.library.faults


async def test_a_pull_is_taken_over_whole(services: Services, folder: Path, tmp_path: Path) -> None:
    """Real commits, checked out by real git: the newest answers, and never a mistake."""

    def git(*words: str) -> None:
        who = ["-c", "user.name=t", "-c", "user.email=t@t.example"]
        subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "next")
    write(folder, NEW, MENTORING)
    (folder / "topics" / "degree.yaml").unlink()
    git("add", ".")
    git("commit", "-qm", "two")
    git("checkout", "-q", "main")
    await until(lambda: not has(services, "mentoring"))
    git("merge", "-q", "next")
    await until(lambda: has(services, "mentoring"))
    assert not has(services, "degree")
    assert not services.library.faults


async def test_a_good_change_is_kept_for_the_next_start(
    services: Services, folder: Path, settings: Settings
) -> None:
    """What was learned, and the copy for the day on which the files are broken."""
    write(folder, NEW, MENTORING)
    await services.reloading.look(closely=True)
    remembered = kept.recall(settings.data_dir, services.library.base.version)
    assert remembered
    break_knowledge(folder)
    assert "mentoring" in open_knowledge(folder, settings.data_dir).base.entries
    assert (settings.data_dir / opening.COPY_NAME).stat().st_mode & 0o077 == 0


async def test_a_start_with_broken_files_says_so_until_they_are_mended(
    settings: Settings, folder: Path
) -> None:
    """The last good copy answers, dated; the files take its place without a restart."""
    async with open_services(settings):
        pass
    break_knowledge(folder)
    async with open_services(settings) as services:
        assert services.library.faults
        assert services.library.base.good_at is not None
        assert await answer(services)
        write_knowledge(folder)
        await until(lambda: services.library.base.good_at is None)
        assert not services.library.faults


async def test_a_reader_that_dies_leaves_the_answers(
    services: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next look tries again."""
    monkeypatch.setattr("bot.library.reading.AT_ONCE", 0)
    monkeypatch.setattr("bot.library.learning.Learning.wait", lambda self, progress=None: None)
    write(folder, NEW, MENTORING)
    with pytest.raises(ReadingFailed):
        await services.reloading.look(closely=True)
    assert await answer(services)


async def test_a_large_folder_is_read_in_a_process_of_its_own(
    unwatched: Services, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the same outcome for good files and for broken ones."""
    monkeypatch.setattr("bot.library.reading.AT_ONCE", 0)
    write(folder, NEW, MENTORING)
    assert (await unwatched.reloading.look(closely=True)).added == ("mentoring",)
    place = break_knowledge(folder)
    faults = (await unwatched.reloading.look(closely=True)).faults
    assert any(str(fault).startswith(place) for fault in faults)


async def test_meaning_follows_a_change(settings: Settings, folder: Path) -> None:
    """Words answer first; then the meaning of the new text is known too, without a restart."""
    async with open_services(settings.model_copy(update={"meaning": True})) as services:
        await until(lambda: services.library.reads == "meaning")
        write(folder, NEW, MENTORING)
        await until(lambda: has(services, "mentoring"))
        await until(lambda: services.library.reads == "meaning")
        assert services.library.engine.base is services.library.base
        assert has(services, "mentoring")
