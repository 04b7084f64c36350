"""How much, how fast, how varied: pure functions from frames to frames.

`r2p.measures.table.measure_table` is the one door for pages, exports and the command
line. Behind it stand one small module per measure; `r2p.measures.kinds` (what is
counted and how it is split), `r2p.measures.window` (which days), `r2p.measures.selection`
(which rows); `r2p.measures.catalogue`, `r2p.measures.caveats` and `r2p.measures.notes`
(what to say beside the numbers). Nothing here says that an act brought about what came
after it.
"""
