"""R2P Atlas: ``streamlit run app.py`` opens it. All there is lives in ``r2p`` and ``pages``.

Streamlit reads this file twice over: once as the server, where it finds ``app``, and then as
the script of every run.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True):
    from r2p.ui import house

    house.open_house()
else:
    from r2p.ui import server

    app = st.App(
        __file__,
        lifespan=server.lifespan,
        routes=server.routes(),
        middleware=server.middleware(),
    )
