"""Finds and verifies what ships with the package: weights, ontology tables, actor tables."""

from chancery.assets import ontology
from chancery.assets.files import Fault, manifest, path, verify
from chancery.assets.tables import SortedTable, rows

__all__ = ["Fault", "SortedTable", "manifest", "ontology", "path", "rows", "verify"]
