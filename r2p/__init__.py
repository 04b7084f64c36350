"""R2P Atlas: a sourced dataset of crises and the code that measures and draws it.

The packages import in one direction only::

    dataset <- measures <- figures <- lecture <- ui <- pages <- app
"""
