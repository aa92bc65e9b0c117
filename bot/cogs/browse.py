"""Browsing with `/skills`, `/role`, `/responsibilities` and `/requirements`, each reader for themselves."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.ask import completions, open_entry
from bot.cogs.delivery import show, today, turn
from bot.knowledge.model import Entry, KnowledgeBase
from bot.sanitize.markdown import plain, quiet
from bot.ui.cards.ask import suggestions_card
from bot.ui.cards.browse import browse_card, groups_card, list_card, skill_groups
from bot.ui.host import Handler, Interaction, host, knowledge
from bot.ui.suggesting import Choices, suggesting

NAME_LENGTH = 100


class Browse(commands.Cog):
    """Commands that list what the bot knows."""

    @app_commands.command(description="Skills of senior developers, by group")
    @app_commands.describe(group="A group of skills; leave it out to see all groups")
    async def skills(
        self, interaction: Interaction, group: app_commands.Range[str, 1, NAME_LENGTH] | None = None
    ) -> None:
        """List the groups of skills, or the skills of one group."""
        base = knowledge(interaction)
        chosen = _group(base, group) if group else ""
        if chosen:
            await show(interaction, list_card(base, "skill", chosen, 0, today()))
        else:
            await show(
                interaction,
                groups_card(base, today(), words.browse.no_group(quiet(group, 60)) if group else ""),
            )

    @skills.autocomplete("group")
    @suggesting
    async def _complete_group(self, interaction: Interaction, text: str) -> Choices:
        wanted = text.strip().casefold()
        groups = skill_groups(knowledge(interaction)).items()
        return [
            app_commands.Choice(name=plain(title, NAME_LENGTH), value=name)
            for name, title in groups
            if wanted in title.casefold()
        ][:25]

    @app_commands.command(description="What a senior developer role is about; all roles without a name")
    @app_commands.describe(name="A role, for example from the suggestions")
    async def role(
        self, interaction: Interaction, name: app_commands.Range[str, 1, NAME_LENGTH] | None = None
    ) -> None:
        """Show one role, or list all of them."""
        base = knowledge(interaction)
        found = _role(base, name) if name else None
        nearest = host(interaction).services.engine.complete(name, ("role",), 3) if name else ()
        if found:
            await open_entry(interaction, found.id)
        elif name and nearest:
            await show(interaction, suggestions_card(words.browse.no_role(quiet(name, 60)), nearest, today()))
        else:
            note = words.browse.no_role(quiet(name, 60)) if name else ""
            await show(interaction, list_card(base, "role", "", 0, today(), note))

    @role.autocomplete("name")
    @suggesting
    async def _complete_role(self, interaction: Interaction, text: str) -> Choices:
        return completions(interaction, text, "role")

    @app_commands.command(description="What senior developers are responsible for")
    async def responsibilities(self, interaction: Interaction) -> None:
        """List the responsibilities."""
        await show(interaction, list_card(knowledge(interaction), "responsibility", "", 0, today()))

    @app_commands.command(description="What employers ask of senior developers")
    async def requirements(self, interaction: Interaction) -> None:
        """List the requirements."""
        await show(interaction, list_card(knowledge(interaction), "requirement", "", 0, today()))


def _group(base: KnowledgeBase, text: str) -> str:
    """The id of a group named by its id, its title or a part of its title that no other has; else empty."""
    wanted, groups = text.strip().casefold(), skill_groups(base)
    exact = [name for name, title in groups.items() if wanted in (name, title.casefold())]
    found = exact or [name for name, title in groups.items() if wanted and wanted in title.casefold()]
    return found[0] if len(found) == 1 else ""


def _role(base: KnowledgeBase, text: str) -> Entry | None:
    """The role of that id, title or alias, or the only one with those words in one of its names."""
    wanted = _words(text)
    named = [(e, [_words(name) for name in (e.title, *e.aliases)]) for e in base.of_kind("role")]
    exact = [e for e, known in named if text.strip() == e.id or wanted in known]
    found = exact[:1] or [e for e, known in named if wanted and any(wanted <= n for n in known)]
    return found[0] if len(found) == 1 else None


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace("-", " ").split())


async def _browse(interaction: Interaction) -> None:
    await show(interaction, browse_card(knowledge(interaction)))


async def _shelf(interaction: Interaction, choice: str) -> None:
    """Open a list: a kind, or a kind and a group behind a colon; skills open at their groups."""
    kind, _, group = choice.partition(":")
    base = knowledge(interaction)
    if kind == "skill" and not group:
        await show(interaction, groups_card(base, today()))
    else:
        await show(interaction, list_card(base, kind, group, 0, today()))


async def _turn(interaction: Interaction, kind: str, group: str, page: str) -> None:
    await turn(interaction, list_card(knowledge(interaction), kind, group, int(page), today()))


ROUTES: dict[str, Handler] = {"browse": _browse, "shelf": _shelf, "turn": _turn}
