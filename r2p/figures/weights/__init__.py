"""Orders of crises under the weights of the reader."""
