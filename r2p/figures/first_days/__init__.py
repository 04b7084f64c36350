"""All crises from day zero."""
