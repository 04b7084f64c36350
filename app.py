"""R2P Atlas: ``streamlit run app.py`` opens it. All there is lives in ``r2p`` and ``pages``."""

from r2p.ui import house

house.open_house()
