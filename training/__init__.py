"""Makes the weights of the sentence encoder out of the knowledge, in one command; the bot never needs it.

Only ``learning`` knows torch; everything else runs and is tested without it.
"""

import bot.search.meaning  # noqa: F401  (it has to come before numpy, which it holds to one thread)
