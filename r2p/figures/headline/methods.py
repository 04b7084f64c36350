"""How bars of acts are measured, in Markdown."""

METHOD = (
    "**{label}.** {definition}\n\n"
    "A bar adds up all acts of the kind. *Solid*: carried out (mode apply or sustain, result "
    "completed, partial or reversed). *Hatched*: the part of it that is a sanction and "
    "regional action at once; both panels show the same acts there. *Tinted*: threatened or "
    "eased. *Empty*: refused, blocked or ignored. An act can be of several kinds, so panels do "
    "not add up. Counter-acts do not count. The dotted line is the median over all crises of "
    "the dataset, for the same days and the same filter.\n\n"
    "Source: definitions of the atlas; counts of preventive measures as in Öberg, Möller and "
    "Wallensteen 2009."
)
DEFINITIONS = {
    "share": "Acts of the kind divided by all protective acts of the crisis in the window, "
    "whatever became of them. Shares are compositional: more of one is less of another.",
    "acts": "How many acts of the kind were recorded in the window. Each counts once, however "
    "many actors took part.",
    "rate": "Acts of the kind divided by the days of the window, times 30.",
}


def method(measure: str) -> str:
    """How the bars of ``share``, ``acts`` or ``rate`` are measured, in Markdown."""
    label = {"share": "Share of all acts", "acts": "Number of acts", "rate": "Acts per 30 days"}
    return METHOD.format(label=label[measure], definition=DEFINITIONS[measure])
