"""Frames to the reader's choices: navigation, links, charts with their evidence."""
