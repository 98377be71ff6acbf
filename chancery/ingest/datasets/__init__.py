"""Other people's event data: a row of ICEWS, GDELT, POLECAT, UCDP, ACLED or NGEC to an event."""

from chancery.ingest.datasets.forms import ACLED, FORMS, ICEWS, NGEC, POLECAT, UCDP
from chancery.ingest.datasets.lines import is_parquet
from chancery.ingest.datasets.reader import DatasetReader

__all__ = ["ACLED", "FORMS", "ICEWS", "NGEC", "POLECAT", "UCDP", "DatasetReader", "is_parquet"]
