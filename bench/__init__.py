"""Measurements of the answer engine beside plain rapidfuzz and BM25."""
