"""The desk: the record in a browser, beside the words. A thin face over `service`."""

from __future__ import annotations

from chancery.desk.serving import serve

__all__ = ["serve"]
