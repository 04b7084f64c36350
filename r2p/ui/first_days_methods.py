"""How the figures of the first days are measured, for readers."""

_WHAT = """
**Carried out** means mode apply or sustain with the result completed, partial or reversed. *Also
threatened or failed* adds acts that were only threatened, that eased something, or that were
refused, blocked or ignored. Counter-acts never count here.
"""

FIRST = f"""
**Three states.** A kind is *in use before onset* when at least one act of it is dated before day
0 (whether it still ran or not), and it is never treated as missing. Otherwise it *came on day n*,
or it is *not recorded* up to the end of coding, which is not the same as not done.

A date known only to the month leaves a range of days, drawn as a line; a question mark says that
the act may lie on the other side of onset. For a kind in use before onset the small stroke shows
the next act after it.
{_WHAT}
Time to first attention is read as in Binder and Golub 2020. An early end of a crisis is a
competing event: what might have come later no longer could.
"""

ADDING = f"""
Each mark is one act on its coded day; the line adds them up from the first day shown. An act can
be of several kinds and then stands on several lines. A line begins where coding begins and ends
where it ends.
{_WHAT}
Deaths are UCDP's monthly figures for the whole country, from any organised violence. No strip is
drawn where the months hold less than half of the deaths of the year.
"""

THEN = f"""
A cell says how many acts of the kind are dated from onset to the chosen day, that day included,
and whether there were any before onset. *Not yet* names the day on which the kind came later;
*not recorded* means up to the end of coding.
{_WHAT}
Dates known only to the month count on their coded day.
"""

WAITING = f"""
**Kaplan–Meier** (1958): the share of crises in which a kind had been used by a day. A crisis in
which it was in use before onset counts from day 0 on, and is told apart; a crisis in which it is
not recorded counts as waiting until its coding ends and as unknown after that.

The curves only describe. The same crises stand in every curve, so kinds are not compared by a
log-rank test, which asks for separate groups; the crises were chosen by hand, so no band of
chance is drawn. An early end of a crisis is a competing event that such a curve does not see.
{_WHAT}
"""
