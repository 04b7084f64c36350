"""Who acted with whom: networks, matrices, firsts, gaps."""
