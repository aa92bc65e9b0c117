"""Every sentence that the bot itself says, by area; answers come from the knowledge, word for word."""

from __future__ import annotations

from bot.words import (
    ask as ask,
)
from bot.words import (
    browse as browse,
)
from bot.words import (
    entries as entries,
)
from bot.words import (
    failures as failures,
)
from bot.words import (
    feedback as feedback,
)
from bot.words import (
    guide as guide,
)
from bot.words import (
    jobs as jobs,
)
from bot.words import (
    kb as kb,
)
from bot.words import (
    kinds as kinds,
)
from bot.words import (
    members as members,
)
from bot.words import (
    paging as paging,
)
from bot.words import (
    phrasing as phrasing,
)
from bot.words import (
    servers as servers,
)
