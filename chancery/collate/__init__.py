"""Claims to events: which tell one happening, who told it first, where the accounts part."""

from chancery.collate.blocks import keys
from chancery.collate.cluster import cluster, components
from chancery.collate.contradictions import contradictions
from chancery.collate.copies import Sketch, copies, sketch
from chancery.collate.face import Face, Text, digest, face, text_face, war_text
from chancery.collate.fitting import fit, log_loss
from chancery.collate.likeness import FEATURES, Bools, Floats, Matcher, Sides, features
from chancery.collate.origins import Report, origins
from chancery.collate.sides import side_of_publisher
from chancery.collate.threads import Happening, links, threads
from chancery.collate.weights import STAGE, dump, parse, reasons, shipped, version_of

__all__ = [
    "FEATURES", "STAGE", "Bools", "Face", "Floats", "Happening", "Matcher", "Report", "Sides",
    "Sketch", "Text", "cluster", "components", "contradictions", "copies", "digest", "dump",
    "face", "features", "fit", "keys", "links", "log_loss", "origins", "parse", "reasons",
    "shipped", "side_of_publisher", "sketch", "text_face", "threads", "version_of", "war_text",
]  # fmt: skip
