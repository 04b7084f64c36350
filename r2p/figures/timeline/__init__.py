"""What was tried in which stage, act by act."""
