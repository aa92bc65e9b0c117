"""What is said about a question: an answer's surroundings, choices, what is not known, and kind words."""

from __future__ import annotations

import datetime as dt

from bot.words.phrasing import day

ASKED = "-# Question: {question}"
FOLLOW_UP = "Ask a follow-up"
FOLLOW_UP_LABEL = "Your question"
FOLLOW_UP_HINT = "A whole question works best: I do not remember earlier ones"
READ_ALL = "Read all"
READ = "Read {number}"
RELATED = "Related answers"
DID_YOU_MEAN = "**Which of these do you mean?**"
LIKELIEST = "Most likely: {line}"
LIKELIEST_TITLE = "{title} (most likely)"
NONE_OF_THESE = "None of these"
NONE_ANSWER = "Then I have no reviewed answer, sorry. Other words may help, and `/about` shows what I know."
OTHERS = "**Then perhaps one of these?**"
UNKNOWN = (
    "I have no answer to that, and I do not guess. Other words may help; with `/suggest` you can say what "
    "is missing. I know about developer careers: roles, skills, growth, pay, job search and working life."
)
NEAREST = "I may have nothing reviewed on exactly that. This comes closest:"
INSTEAD = "What may help instead"
PART = "**{number}. {question}**\n{line}"
CLOSEST = "This comes closest:\n{line}"
PART_ANSWER = "-# {title}\n{line}"
PART_CLOSEST = "-# This comes closest: {title}\n{line}"
READ_ONE = "Read one of these whole"
PART_OTHERS = "Or did you mean one of these?"
NOTHING = "I have nothing reviewed on this."
PROMPT_ENDS = "An empty line ends."
THANKS = "You're welcome! Ask me again whenever you like."
LANGUAGE = (
    "Sorry, I read English only. A translation app such as Google Translate or DeepL can help you to ask; "
    "simple words are enough."
)
WORDLESS = "I am here. Ask me about developer careers in your own words; `/help` shows examples."

DISCREET = "Thank you for writing to me. My answer is for you alone: please press the button."
FIND_HELP = "Where to find help"


def checked(reviewed: dt.date) -> str:
    """Where the helplines come from, when they were looked up, and what becomes of the words."""
    return (
        f"-# Sources: the helplines themselves, listed in `/about`. Reviewed {day(reviewed)}.\n"
        "-# I keep nothing of what you wrote."
    )
