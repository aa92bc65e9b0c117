"""What is said about a question: an answer's surroundings, choices, what is not known, and kind words."""

from __future__ import annotations

import datetime as dt

from bot.words.phrasing import day

ASKED = "-# Question: {question}"
FOLLOW_UP = "Ask a follow-up"
FOLLOW_UP_LABEL = "Your question"
FOLLOW_UP_HINT = "A whole question works best: I do not remember earlier ones"
ALSO = "Also: {title}"
DID_YOU_MEAN = "## Did you mean one of these?\nI am not quite sure what you mean."
NONE_OF_THESE = "None of these"
NONE_ANSWER = "Then I don't know that yet, sorry. Other words sometimes help, and `/help` shows what I know."
UNKNOWN = "## I don't know that yet\nMy knowledge has no reviewed answer to this, and I do not guess."
NEAREST = "These topics come nearest:"
INSTEAD = "These may help:"
PROMPT_ENDS = "An empty line ends."
THANKS = "You're welcome! Ask me again whenever you like."
LANGUAGE = "Sorry, I only understand English so far. Please ask me in English."

DISCREET = "Thank you for writing to me. My answer is for you alone: please press the button."
FIND_HELP = "Where to find help"


def checked(reviewed: dt.date) -> str:
    """Where the helplines come from, when they were looked up, and what becomes of the words."""
    return (
        f"-# Sources: the helplines themselves, listed in `/about`. Reviewed {day(reviewed)}.\n"
        "-# I keep nothing of what you wrote."
    )
