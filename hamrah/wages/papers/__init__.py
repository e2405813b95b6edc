"""Papers of wages: the terms slip, certificates of days, a diary. Drawn by typst, worded in words/<language>.toml."""
