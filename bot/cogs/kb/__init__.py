"""The commands `/kb`: what moderators may know of the knowledge and do with it."""
