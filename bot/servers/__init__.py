"""What holds for a whole server and for everybody in it: so far how much may be asked of the bot."""
