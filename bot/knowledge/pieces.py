"""Pieces of entries and of the vocabulary: a figure, three levels, who may see it, an ambiguous word."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.knowledge.values import Day, Frozen, Id, Text


class Figure(Frozen):
    """One number of a text, with the people or things it is true of and the day it was true."""

    value: Annotated[Text, Field(examples=["82 %"])]
    """As it is shown, with its unit; its year is added by itself."""
    of: Annotated[Text, Field(examples=["container users in the CNCF 2025 survey"])]
    """The people or things that it is true of."""
    as_of: Annotated[Day, Field(examples=["2025-12-31"])]
    """The day that it was true."""
    refresh_by: Annotated[Day, Field(examples=["2027-03-31"])]
    """From the day after, members see it marked as old."""
    source: Annotated[Id, Field(examples=["cncf-2025"])]
    """Where it stands: a file of sources/, without its ending."""


class OnlyFor(Frozen):
    """The Discord roles and channels that may see an entry; empty means everybody."""

    roles: Annotated[tuple[Text, ...], Field(examples=[["mentors"]])] = ()
    """Names or ids of Discord roles."""
    channels: Annotated[tuple[Text, ...], Field(examples=[["staff-room"]])] = ()
    """Names or ids of Discord channels."""


class Levels(Frozen):
    """What a skill means at three levels, a line each."""

    mid: Annotated[Text, Field(examples=["Deploys with what the team has set up."])]
    """What a developer does with it who works alone on known tasks."""
    senior: Annotated[Text, Field(examples=["Chooses limits, probes and rollout, and debugs them at night."])]
    """What a senior developer does with it."""
    staff: Annotated[Text, Field(examples=["Decides whether the organisation needs it at all."])]
    """What somebody does with it who works for many teams."""


class Ambiguous(Frozen):
    """A word that means something else only beside one of some neighbours."""

    means: Annotated[Text, Field(examples=["golang"])]
    """The word that is meant then."""
    beside: Annotated[tuple[Text, ...], Field(min_length=1, examples=[["language", "developer"]])]
    """Its neighbours, one of which has to stand in the question."""
