"""What could be better in a knowledge folder although the bot can work with it."""
