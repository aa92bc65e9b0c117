"""Work for processes apart: each errand does what its first word says."""

from __future__ import annotations

import json
import os
import time


def work(given: bytes) -> bytes:
    """Do the errand."""
    errand, _, rest = given.partition(b" ")
    match errand:
        case b"echo":
            return rest
        case b"print":
            print("noise of a library")
            return rest
        case b"sleep":
            time.sleep(60)
        case b"hog":
            return bytes(len(bytearray(int(rest) << 20)) and 1)
        case b"surroundings":
            return json.dumps(dict(os.environ)).encode()
        case b"die":
            os.kill(os.getpid(), 9)
        case b"nice":
            return str(os.nice(0)).encode()
    raise ValueError(given)
