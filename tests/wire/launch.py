"""Runs the real command line against the double: launch.py REST_ADDRESS GATEWAY_ADDRESS ARGUMENTS..."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[2])

import discord.http  # noqa: E402 (the checkout comes first in the path)
import yarl  # noqa: E402
from discord.gateway import DiscordWebSocket  # noqa: E402

import bot.settings.places  # noqa: E402
from bot.__main__ import main  # noqa: E402

if __name__ == "__main__":
    rest, gateway = sys.argv[1:3]
    discord.http.Route.BASE = f"http://{rest}/api/v10"
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://{gateway}/gateway")
    bot.settings.places.CHECKOUT = Path.cwd()  # the developer's own .env must not be read
    sys.exit(main(sys.argv[3:]))
