"""Frames to Plotly figures and pydeck decks. No widget, no session, no file is read here."""
