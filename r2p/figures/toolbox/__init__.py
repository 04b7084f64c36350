"""Which instruments were used, which fell short, which are not recorded."""
