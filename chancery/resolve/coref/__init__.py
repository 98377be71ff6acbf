"""Coreference within an article: which mentions stand for one person, body or place."""
