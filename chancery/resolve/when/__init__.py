"""The day or period of what is told: time expressions, and the date of every claim.

`find` lists the time expressions of a text; `dates` gives each claim of a
reading the one it hangs on, the story's day, or the day of publication.
"""

from chancery.resolve.when.carried import STAGE
from chancery.resolve.when.claims import dates
from chancery.resolve.when.find import Timex, find

__all__ = ["STAGE", "Timex", "dates", "find"]
