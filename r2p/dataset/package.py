"""The Data Package descriptor: what frictionless and other programs read."""

import json
from typing import Any

from r2p.dataset.load import Dataset
from r2p.dataset.reference import Provenance, provenances
from r2p.dataset.release import Layout, layouts


def descriptor(dataset: Dataset) -> str:
    """``datapackage.json`` of the release, as text."""
    about = dataset.about
    own = {
        "name": about["licence"],
        "title": about["licence_title"],
        "path": about["licence_url"],
    }
    package = {
        "profile": "data-package",
        "name": about["name"],
        "title": about["title"],
        "description": (
            "Preventive acts in crises in which the responsibility to protect was at stake. "
            "Tables of other producers keep their own licences, named at each resource."
        ),
        "version": about["version"],
        "created": f"{about['released'].isoformat()}T00:00:00Z",
        "contributors": [{"title": name, "role": "author"} for name in about["creators"]],
        "licenses": [own],
        "resources": [_resource(layout, own) for layout in layouts().values()],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(layout: Layout, own: dict[str, str]) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": layout.name.replace("_", "-"),
        "path": layout.path,
        "profile": "tabular-data-resource",
        "title": layout.title,
        "description": layout.schema.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [own],
        "schema": _schema(layout),
    }
    if layout.group == "reference":
        resource |= _of_others(provenances()[layout.name])
    return resource


def _of_others(origin: Provenance) -> dict[str, Any]:
    return {
        "licenses": [_licence(origin)],
        "sources": [{"title": f"{origin.producer}: {origin.dataset}", "path": origin.citation}],
        "leavesOut": origin.leaves_out,
        "readFrom": origin.read_from,
    }


def _licence(origin: Provenance) -> dict[str, str]:
    open_licences = {"CC BY 4.0": "CC-BY-4.0", "MIT": "MIT"}
    licence = {"title": origin.licence, "path": origin.licence_url}
    name = open_licences.get(origin.licence)
    return {"name": name, **licence} if name else licence


def _schema(layout: Layout) -> dict[str, Any]:
    """The Table Schema, with references to resources by their published names."""
    stored = layout.schema.descriptor
    schema: dict[str, Any] = {"fields": stored["fields"], "missingValues": [""]}
    if "primaryKey" in stored:
        schema["primaryKey"] = stored["primaryKey"]
    keys = [
        {
            **key,
            "reference": {
                **key["reference"],
                "resource": key["reference"]["resource"].replace("_", "-"),
            },
        }
        for key in stored.get("foreignKeys", [])
    ]
    if keys:
        schema["foreignKeys"] = keys
    return schema
