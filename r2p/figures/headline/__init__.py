"""Mediation, sanctions and regional action of every crisis."""
