"""Cards: what the bot shows, each one Components V2 message that keeps Discord's limits by itself."""
