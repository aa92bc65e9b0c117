"""An entry that one message cannot hold is read page by page."""

from __future__ import annotations

from bot import words
from bot.client import create_bot
from bot.knowledge.model import Glossary
from tests.small import entry, small_base
from tests.world import MakeWorld, card_of, texts

ROLE = "backend-developer"


async def test_a_long_entry_is_turned(make_world: MakeWorld) -> None:
    """In the same place, by a button that outlives a restart; the sources stand on either page."""
    small = small_base().entries
    terms = {f"s{i}": entry(Glossary, f"s{i}", f"Skill {i}", "x" * 40) for i in range(60)}
    lists = {"skills": dict.fromkeys(terms, "essential"), "requirements": tuple(terms), "next": tuple(terms)}
    role = small[ROLE].model_copy(update={"answer": "A long answer. " * 185, **lists})
    role._id = ROLE
    async with make_world(small_base(entries={**small, **terms, ROLE: role})) as world:
        result = await world.ada.slash(world.channel, "role", name=ROLE)
        first = texts(result.response)
        await world.env.restart_bot(create_bot(world.services, shard_count=1))
        await world.ada.click(card_of(result), label=words.paging.NEXT)
        second = texts(result.response)
    assert ("A long answer." in first, "A long answer." in second) == (True, False)
    assert ("Skill 1 ·" in first, "Skill 1 ·" in second) == (False, True)
    assert all(
        "-# Source" in page and words.entries.reviewed(role.reviewed) in page for page in (first, second)
    )
