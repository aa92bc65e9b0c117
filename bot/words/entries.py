"""What stands on an entry's card beside its own text."""

from __future__ import annotations

OVERDUE = "-# ⚠️ This answer was due for a review on {day}, so parts of it may be out of date."
STRENGTH = "in senior jobs: {strength}"
BY_LEVEL = "-# What is expected at each level"
LINKED = "Open a skill, responsibility or requirement"
