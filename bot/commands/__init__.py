"""The command line's commands, one file each: ``HELP``, ``add(parser)`` and ``run(options)``."""
