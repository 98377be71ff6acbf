"""Article -> claims: one pass of the encoder over windows of sentences, then decoding."""

from chancery.read.reader import Reader

__all__ = ["Reader"]
