"""The rules for time expressions: patterns over token classes, each with its meaning.

A rule is a regular expression over the class string of `words.py` and a
function that gives the TimeML type and value, or None where the words turn out
not to be a time ("30 February"). Among overlapping matches the leftmost, then
the longest, then the earlier rule wins.
"""

from __future__ import annotations

import re

from chancery.resolve.when import days, hours, periods, results
from chancery.resolve.when.meaning import Build

# Numbers and lengths of time: "a few", "two or three", "two and a half"; "half an hour".
_NUM = "(?:(?:A?m?F[&o]?F?|A?[NDY9](?:-?[ND])*)(?:-?&-?H|-?&-?A-?H|H)?|AH|H)"
_LENGTH = f"(?:{_NUM}(?:&{_NUM})?m?-?[UV]|H-?A[UV]|A[UV]&AH|A[UV])"
# "early", "the end of the", "mid-".
_EARLY = "(?:t?[Eg]-?o?t?)?"

# Classes of which every rule needs one; "x", any other word, is in no rule.
ISLAND = re.compile(r"[^x]*[cIMYXQWTPUVSGLKCOPqwjZzfseJ9][^x]*")

RULES: tuple[tuple[re.Pattern[str], Build], ...] = tuple(
    (re.compile(pattern), build)
    for pattern, build in (
        ("I", days.iso_date),
        (r"(?:W,?)?M\.?[DO](?:[-&][DO])?,Y(?![UV])", days.month_day),
        (
            r"(?:W,?|[Lnh])?M\.?[DO](?:[-&][DO](?![.,]?M))?(?:(?!Y-?[UV])Y)?(?!-[UV])",
            days.month_day,
        ),
        (r"(?:W,?)?t?[DO](?:[-&][DO])?o?M\.?,?(?:Y(?![UV]))?", days.month_day),
        (r"M\.?[DO],?hU|t?[DO]o?MhU", days.month_day),
        (_EARLY + r"M\.?,?o?Y", days.month_year),
        (_EARLY + r"M(?:o|,)?(?:[Lhn]|t?[nL]|t?k{1,2})U", days.month_relative_year),
        (r"(?:M[DO]|t?[DO]o?M)(?:o|,)?t?(?:[nL]|k{1,2})U", days.day_relative_year),
        (r"[Lhn]UM", days.month_relative_year),
        (_EARLY + r"[Lnh]?M\.?", days.month),
        (r"Y-[YDN]", days.year_span),
        (_EARLY + r"t?y?Y", days.year),
        (r"(?:t?E-?)?t?X", days.decade),
        (_EARLY + r"[Lnhk]?WP?", days.weekday),
        (r"eWP?", days.weekday_set),
        (_EARLY + r"TP?", days.today),
        (r"t?UbT", days.around_today),
        (_EARLY + r"(?:[Lnhk]|t[Lnhk]?)P|q", hours.part_of_day),
        (r"[NY]c", hours.clock),
        (r"(?<=i)P", hours.hour_named),
        (r"aUv|aUU", hours.new_year),
        (r"Q(?:,?o?Y)?", results.short_quarter),
        (r"(?:[KDN]C\.?|K|[DN]u?itP|P(?=[TW]|i[TW]))c?,?(?:i?[WT]P?|i?M\.?[DO])?", hours.clock),
        (_EARLY + r"t?[Lnhk]h?y?U", periods.relative_unit),
        (r"t[LO]?[Lnhr]" + _NUM + r"m?-?[UV]", periods.window),
        (r"t?[Lnhr](?:" + _NUM + r"m?|AFo)?V", periods.window),
        (_LENGTH + "(?!-?d)", periods.length),
        (r"(?:" + _LENGTH + r"|V)G", periods.ago),
        (r"(?:" + _LENGTH + "|V)g", periods.shifted),
        (_LENGTH + "b(?=[.,])", periods.shifted),
        (r"tUb(?:L(?![UVPSMW]))?", periods.day_after),
        (r"t?O-?U(?:o?Y|ot?[Lnh]U)?|t?YOU|[Lnh]UOU", results.quarter),
        (r"(?:" + _EARLY + r"(?:[Lnh]L?|it?)S|S(?=o?Y))(?:o?Y)?", periods.season),
        (_EARLY + r"(?:t|t?[Lnh])w", periods.weekend),
        (r"[tA]?U-[gG](?:O?U|p)?", results.year_earlier),
        (r"t?Y(?:U|p)(?=[^V])", results.quarter_of_year),
        (r"tLp", results.latest_period),
        (r"t?U-?E(?=[.,i;])", periods.year_end),
        (r"(?<=i)ty?U", periods.the_unit),
        (r"tL(?![UVPSMWNDOxy])", periods.recently),
        (r"j(?:v|U)?(?:,?Y)?", hours.holiday),
        (r"t?E?-?OU", periods.century),
        (r"itO(?![-UVOH])", days.bare_day),
        (r"t?Jy?U", periods.relative_unit),
        (r"J(?![US])", periods.present),
        (r"t?(?:[Lnh]?U)?[OLE]-?Ho?t?(?:Y|X|[Lnh]?y?U)?", results.half),
        (r"(?:M,?|(?:t?S)o?)?9N(?:-?N)?(?!-?[UV])", periods.said_year),
        (r"tU(?:Y|NN)(?![UV])", periods.year_named),
        (r"Z", periods.present),
        (r"z", periods.recently),
        (r"tu?f", periods.future),
        (r"s", periods.adverb_set),
        (r"e" + _NUM + r"?[UV]", periods.each),
        (r"eM", days.each_month),
        (r"(?<=i)V|V(?=-l)", periods.plural),
        (r"t?Eot?U", periods.edge),
    )
)
