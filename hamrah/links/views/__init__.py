"""Pages of links, one function each."""
