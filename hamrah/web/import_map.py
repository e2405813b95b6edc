"""The import map of every page: short names of our JavaScript modules. Its hash is in the policy."""

import json

MODULES = {"ground/": "/static/ground/", "web/": "/static/web/"}
IMPORT_MAP = json.dumps({"imports": MODULES}, separators=(",", ":"))
