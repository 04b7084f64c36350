"""Measures the app side by side with a one-line Streamlit app under default settings."""
