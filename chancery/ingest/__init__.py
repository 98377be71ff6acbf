"""Turns files, folders and streams into articles whose text is frozen."""

from chancery.ingest.run import articles

__all__ = ["articles"]
