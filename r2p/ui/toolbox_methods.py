"""How the parts of the Toolbox are measured, in Markdown."""

GRID = """
**Used** is a carried-out act: applied or sustained, with the result completed, partial or
reversed. **Only attempted** is what was threatened, eased, refused, blocked or ignored and never
carried out in that cell. **Not recorded** means that no act is in the dataset. The stage of an act
follows from its date; a crisis that never had a stage has nothing to record in it, which is told
apart. Each act counts once, however many actors took part; counter-acts, which worked against
prevention, are not counted. The counts are those of Compare for the whole response.
"""
LEDGER = """
The ledger holds every act with one of five results. **Refused**: the addressee turned it down or
obstructed it. **Blocked**: the acting body or its members stopped it. **Ignored**: a warning, call
or deadline that met no response. **Reversed**: carried out, later undone. **Partial**: fell short
of its own aim at once, or was only partly carried out. Counter-acts are left out. The number at
the end of a row is of all acts of that instrument, lead actor or crisis.
"""
WARNINGS = """
An **ignored warning** is an early-warning report, a fact-finding or a statement with the result
*ignored*. Other acts with that result, such as decisions and ultimatums, stand below. The **next
act of another actor** is the first one on a later day in the same crisis, whatever became of it,
in which nobody took part who was ignored, nor anybody acting on the same mandate. Within one day
the order of acts is not known. Where a date is known to the month, the bar shows the days it may
mean. The axis is logarithmic: each step multiplies the days.
"""
ELSEWHERE = """
For each stage that the crisis had: the instruments that most of the other crises in the dataset
had carried out by the end of that stage, and this one had not. A crisis that did not have the
stage is not counted among the others at it. Threats, refusals and easings do not count as use.
"""
