"""How much a message sounds like somebody in danger: by its words, and with the encoder by its sense.

Both were learned once, from sentences of which people have said whether they are of somebody in danger
(``training/README.md``). The words need no numpy; the sense comes with the encoder.
"""

from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights")
"""The folder of what was learned."""
