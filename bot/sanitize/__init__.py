"""The one place where text is normalised, freed of addresses, cut and escaped before anybody reads it.

The order is always the same: unseen characters go first, then addresses are looked for, then the text is cut,
and every sign that Discord gives a meaning is escaped last, one by one.
"""
