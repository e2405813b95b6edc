"""Pure: what a day's mark is, who said it when, how days are counted. Not here: rows, nor the law (law/)."""
