"""Core: what members say of answers, and what was asked and not answered."""
