"""Tools for those who work on the atlas. The app does not need them."""
