"""Papers of wages: the terms slip, certificates of days, a diary. Worded in words/<language>.toml."""
