"""How the sections of the page Actors are measured, in Markdown."""

TOGETHER = """
**A line** joins two actors that took part in the same act; the more acts, the thicker. Only lines
of at least the chosen number of acts are drawn; *Automatic* takes the lowest number that leaves a
readable drawing. **Size** is the number of acts an actor took part in, **colour and shape** its
level. Actors that act together stand close to each other; where exactly has no meaning. A number
beside a mark stands for a name that found no room; the names are below. Counter-acts do not count.

Beside it, each actor level: in how many acts it took part (pale), and how many it led (full).
"""
LED = """
**Led** counts the acts of which an actor is coded as the lead, **supported** those in which it took
part and another led. The table under the chart explains each of its columns in its heading.
"""
LEVELS = """
An act counts for every level that took part in it, so a column adds up to more than the acts of the
crisis. *None* means that no act is recorded.
"""
FIRST = """
The first act that an actor led of each family or instrument, from onset on; the **bold number** is
the day since onset of the opener, and for those who came later the days after the opener (~: the
date is not known to the day). What came before onset stands pale on the left and does not count.
The window plays no part. The scale of days is logarithmic.
"""
GAPS = """
The first act from onset on in which somebody with this voice took part; the **bold number** is the
day (~: not known to the day). An actor speaks for its own level and for the body it acts for: the
panel of the African Union is a regional voice. **UN bodies** are the UN, whoever acts for it, and
world bodies whose kind says so. *Regional* and *sub-regional* are organisations of the crisis's own
neighbourhood; those from elsewhere, such as the EU in Africa, stand apart. Pale marks: the latest
act before onset. The window plays no part. The scale of days is logarithmic.
"""
STAGES = """
Acts marked joint (two or more organisations acted together) divided by all acts of the stage. The
last two columns do the same for the acute phase and the whole response, whatever window is chosen.
"""
CROSS = """
A pair is one act that **eases** (pressure or presence is reduced and this took place, or sanctions
relief) or is a **counter-act**, and one that **applies pressure**: a carried-out, protective act of
the families sanctions (but relief) or security (but observers), or of an international court. Both
lie in the window, on one crisis, at most the chosen days apart, and are by different actors:
neither lead took part in the other act, nor do both lead for one body. A **full line** means that
both targets share a word, a dotted one that they are named differently.
"""
