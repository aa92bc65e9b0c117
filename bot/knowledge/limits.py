"""How much a knowledge folder may hold, far beyond what good entries have: what a reply costs has a bound."""

from __future__ import annotations

# Our largest entry has 110 questions, 11 aliases and 11 lines of not_for, few over 150 characters.
MOST_QUESTIONS = 400
MOST_ALIASES = 200
LONGEST_PHRASING = 400
# Characters of a text. A summary is the direct answer: it fits one screen of a phone with all around it.
LONGEST_TITLE = 80
LONGEST_SUMMARY = 350
LONGEST_ANSWER = 2_800
MOST_READ_FURTHER = 3
# All entries together; ours are 632 with 31,000 phrasings.
MOST_ENTRIES = 2_000
MOST_PHRASINGS = 110_000
# In each list of the vocabulary.
MOST_WORDS = 5_000
