"""Browsing with `/skills`, `/role`, `/responsibilities` and `/requirements`, each reader for themselves."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot import words
from bot.cogs.delivery import redraw, show
from bot.cogs.opening import show_entry, titles
from bot.knowledge.catalogue import entry_named, group_named, skill_groups
from bot.sanitize.markdown import quiet
from bot.ui.cards.answers import choices_card
from bot.ui.cards.browse import browse_card, groups_card, list_card, list_page
from bot.ui.cards.shelves import browse_all, open_shelf
from bot.ui.host import Host, Interaction, host, view
from bot.ui.suggesting import Suggestions, fitting, suggesting

NAME_LENGTH = 100


class Browse(commands.Cog):
    """Commands that list what the bot knows."""

    @app_commands.command(description="Skills of senior developers, by group")
    @app_commands.describe(group="A group of skills; leave it out to see all groups")
    async def skills(
        self, interaction: Interaction, group: app_commands.Range[str, 1, NAME_LENGTH] | None = None
    ) -> None:
        """List the groups of skills, or the skills of one group."""
        seen = view(interaction)
        chosen = group_named(seen, group) if group else ""
        if chosen:
            await show(interaction, list_card(seen, "skill", chosen, 0))
        else:
            await show(
                interaction, groups_card(seen, words.browse.no_group(quiet(group, 60)) if group else "")
            )

    @skills.autocomplete("group")
    @suggesting
    async def _complete_group(self, interaction: Interaction, text: str) -> Suggestions:
        return fitting(skill_groups(view(interaction)), text)

    @app_commands.command(description="What a senior developer role is about; all roles without a name")
    @app_commands.describe(name="A role, for example from the suggestions")
    async def role(
        self, interaction: Interaction, name: app_commands.Range[str, 1, NAME_LENGTH] | None = None
    ) -> None:
        """Show one role, or list all of them."""
        seen = view(interaction)
        found = entry_named(seen, "role", name) if name else None
        nearest = host(interaction).services.library.engine.complete(name, ("role",), 3) if name else ()
        if found:
            await show_entry(interaction, found.id)
        elif name and nearest:
            await show(interaction, choices_card(words.browse.no_role(quiet(name, 60)), nearest, seen))
        else:
            note = words.browse.no_role(quiet(name, 60)) if name else ""
            await show(interaction, list_card(seen, "role", "", 0, note))

    @role.autocomplete("name")
    @suggesting
    async def _complete_role(self, interaction: Interaction, text: str) -> Suggestions:
        return titles(interaction, text, "role")

    @app_commands.command(description="What senior developers are responsible for")
    async def responsibilities(self, interaction: Interaction) -> None:
        """List the responsibilities."""
        await show(interaction, list_card(view(interaction), "responsibility", "", 0))

    @app_commands.command(description="What employers ask of senior developers")
    async def requirements(self, interaction: Interaction) -> None:
        """List the requirements."""
        await show(interaction, list_card(view(interaction), "requirement", "", 0))


async def _browse(interaction: Interaction) -> None:
    await show(interaction, browse_card(view(interaction)))


async def _shelf(interaction: Interaction, chosen: str) -> None:
    """Open a list: a kind, or a kind and a group behind a colon; skills open at their groups."""
    kind, _, group = chosen.partition(":")
    seen = view(interaction)
    if kind == "skill" and not group:
        await show(interaction, groups_card(seen))
    else:
        await show(interaction, list_card(seen, kind, group, 0))


async def _page(interaction: Interaction, kind: str, group: str, page: int) -> None:
    await redraw(interaction, list_card(view(interaction), kind, group, page))


def cogs(_: Host) -> tuple[commands.Cog, ...]:
    """The area's commands."""
    return (Browse(),)


ROUTES = (browse_all.to(_browse), open_shelf.to(_shelf), list_page.to(_page))
