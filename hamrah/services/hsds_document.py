"""The read API of the directory described for machines, as OpenAPI 3.1. Not here: its answers (hsds.py)."""

from typing import Any

from hamrah.services.hsds import PROFILE, VERSION

SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/compiled"
# Address of a list -> its schema, and what may be asked of it.
LISTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "services": ("service", ("search", "organization_id", "modified_after", "full")),
    "organizations": ("organization", ("search",)),
    "service_at_locations": (
        "service_at_location",
        ("search", "organization_id", "modified_after", "full"),
    ),
}
TYPES = {"page": "integer", "per_page": "integer", "full": "boolean"}
COUNTS = ("total_items", "total_pages", "page_number", "size")
FLAGS = ("first_page", "last_page", "empty")


def document(server: str) -> dict[str, Any]:
    """Every address under `server`, what it takes and which published schema its answer keeps."""
    paths = {"/": {"get": _answer({"type": "object"}, (), "apiMetaInformation")}}
    for name, (schema, asked) in LISTS.items():
        one = {"$ref": f"{SCHEMAS}/{schema}.json"}
        paths[f"/{name}/"] = {"get": _answer(_page(schema), ("page", "per_page", *asked), f"list_{name}")}
        paths[f"/{name}/{{id}}"] = {"get": _answer(one, ("id",), f"one_{name}")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Hamrah, directory of services",
            "version": VERSION,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"},
        },
        "externalDocs": {"url": PROFILE},
        "servers": [{"url": server.rstrip("/")}],
        "paths": paths,
    }


def _answer(schema: dict[str, Any], asked: tuple[str, ...], name: str) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    said: dict[str, Any] = {"200": {"description": "What was asked for.", "content": content}}
    if "modified_after" in asked:
        said["400"] = {"description": "modified_after is no moment."}
    if "id" in asked:
        said["404"] = {"description": "There is none with this id."}
    return {"operationId": name, "parameters": [_parameter(one) for one in asked], "responses": said}


def _parameter(name: str) -> dict[str, Any]:
    is_path = name == "id"
    schema = {"type": TYPES.get(name, "string")}
    if name == "modified_after":
        schema["format"] = "date-time"
    return {"name": name, "in": "path" if is_path else "query", "required": is_path, "schema": schema}


def _page(schema: str) -> dict[str, Any]:
    rows = {"type": "array", "items": {"$ref": f"{SCHEMAS}/{schema}_list.json"}}
    properties = {
        **{name: {"type": "integer"} for name in COUNTS},
        **{name: {"type": "boolean"} for name in FLAGS},
    }
    return {"type": "object", "properties": {**properties, "contents": rows}, "required": ["empty"]}
