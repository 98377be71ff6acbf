"""Measures of each capability, taken on real corpora in the form they are distributed in."""
