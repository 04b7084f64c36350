"""A lecture made of kept views, and the files it can be taken away as."""
