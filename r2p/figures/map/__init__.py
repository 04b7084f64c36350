"""Where the acts took place, and from where they were led."""
