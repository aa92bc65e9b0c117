"""The sheet that every card is written on: one box of text, rules and rows of buttons."""

from __future__ import annotations

import discord

from bot.sanitize.cutting import clip
from bot.ui.actions import Pick, Press

# Discord allows 4,000 characters over all texts of a message; the rest is a margin.
CHARACTERS = 3900
ANSWERED = 0x3BA55D
BROWSED = 0x5865F2
UNSURE = 0xE0A63A
UNKNOWN = 0x80848E
WARNING = 0xD83C3E
ROW = 5


class Card(discord.ui.LayoutView):
    """A message in one box; build a new one for every send and every edit.

    Args:
        colour: of the bar at the box's left; None for bare text without a box.

    ``room`` is how many characters the message has left.
    """

    def __init__(self, colour: int | None = BROWSED) -> None:
        super().__init__(timeout=None)
        self.room = CHARACTERS
        self._sheet: discord.ui.Container[Card] | Card = self
        if colour is not None:
            box = discord.ui.Container[Card](accent_colour=colour)
            self.add_item(box)
            self._sheet = box

    def is_finished(self) -> bool:
        """Always, so that discord.py remembers nothing of the card: clicks come back by their ids alone."""
        return True

    def say(self, text: str, most: int = CHARACTERS, *, place: int | None = None) -> Card:
        """Add a text, cut to ``most`` characters and to what the message has left; empty adds nothing.

        Args:
            text: in Markdown.
            most: characters of it.
            place: a number of its own, by which it is found when the message comes back with a click.
        """
        shown = self._fit(text, most)
        if shown:
            self._sheet.add_item(discord.ui.TextDisplay(shown, id=place))
        return self

    def say_beside(self, text: str, item: Press, most: int = CHARACTERS) -> Card:
        """Add a text with a button at its right."""
        self._sheet.add_item(discord.ui.Section(self._fit(text, most) or "…", accessory=item))
        return self

    def picture(self, file: str, alternative: str) -> Card:
        """Add a picture that is sent with the card.

        Args:
            file: the name that it is sent under.
            alternative: says what is on it to whoever cannot see it.
        """
        shown = discord.MediaGalleryItem(f"attachment://{file}", description=alternative)
        self._sheet.add_item(discord.ui.MediaGallery(shown))
        return self

    def rule(self) -> Card:
        """Add a line between what stands above and below."""
        self._sheet.add_item(discord.ui.Separator())
        return self

    def gap(self) -> Card:
        """Add a little air."""
        self._sheet.add_item(discord.ui.Separator(visible=False))
        return self

    def row(self, *items: Press | Pick) -> Card:
        """Add buttons side by side, at most five, or one list; nothing adds nothing."""
        if items:
            self._sheet.add_item(discord.ui.ActionRow(*items[:ROW]))
        return self

    def _fit(self, text: str, most: int) -> str:
        shown = clip(text, min(most, self.room))
        self.room -= len(shown)
        return shown


def sentence(text: str) -> Card:
    """One sentence, without a box."""
    return Card(None).say(text)
