"""The parts of the training, a file each: ``HELP``, what it asks for (``add``) and what it does (``run``)."""
