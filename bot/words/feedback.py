"""What is said about votes on answers, and about questions that want a better one."""

from __future__ import annotations

from bot.words.phrasing import count

HELPFUL = "-# Was this helpful?"
YES = "Yes"
NO = "No"
NOTED_YES = "Thank you. I have noted that this helped you."
NOTED_NO = "Thank you. I have noted that this did not help you."
CHANGE = (
    "-# If you change your mind, press the other button: only your last vote counts. "
    "`/privacy` tells how many votes are stored of you, and exports and deletes them."
)
WISH = "Say what you wanted"
WISH_LABEL = "What did you want to know?"
WISH_HINT = "One question in your own words; no names, please"
SUGGEST = "Suggest a question"
SUGGEST_LABEL = "What should I be able to answer?"
THANKS = "Thank you. I keep this question for those who write my answers."
CLOSED = "I take no suggestions here. A moderator of this server may help you."
NO_QUESTION = "I found no question in that. Please write it in words, so that somebody can answer it."
PERHAPS = "Perhaps this helps already:"


def kept_for(days: int) -> str:
    """How a question is kept that came by a form."""
    return (
        "-# It is kept without your name and your id, and deleted at the latest when nobody has asked it for "
        f"{count(days, 'day', 'days')}."
    )


def enough(seconds: int) -> str:
    """Who sends many forms has to wait."""
    pause = count(max(1, -(-seconds // 60)), "minute", "minutes")
    return f"You have told me a lot already, thank you. Please wait {pause}, then tell me more."
