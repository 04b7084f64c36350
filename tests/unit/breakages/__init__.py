"""Ways to break the folder KEN-2007, and all that the check says about each."""

from tests.unit.breakages.acts import ACTS
from tests.unit.breakages.cells import CELLS
from tests.unit.breakages.crisis import CRISIS
from tests.unit.breakages.lists import LISTS
from tests.unit.breakages.rest import REST
from tests.unit.breakages.shape import SHAPE

BREAKAGES = CELLS | LISTS | ACTS | SHAPE | CRISIS | REST
