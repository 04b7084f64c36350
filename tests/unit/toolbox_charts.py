"""What the tests of the toolbox draw: selections of the real dataset, and every look."""

from r2p.figures.look import Look
from r2p.measures.selection import Selection
from r2p.measures.window import Window
from tests.unit.measure_frames import real

DATA = real()
WHOLE = Window("whole")
KENYA = Selection(("KEN-2007",), WHOLE)
FOCUS = Selection(("KEN-2007", "GIN-2009", "MLI-2012"), WHOLE)
EVERY = Selection(tuple(DATA.case_ids), WHOLE)
SUDAN = Selection(("SDN-2003",), WHOLE)
LOOKS = {
    "wide": Look(),
    "dark": Look(dark=True),
    "phone": Look(narrow=True),
    "printed": Look(printed=True),
    "printed for a phone": Look(printed=True, narrow=True),
}
