"""Measures of crises side by side."""
