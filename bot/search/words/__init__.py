"""What a member's words are: plain words, their spelling, their roles in the vocabulary, their features."""
