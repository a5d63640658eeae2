"""The API of version 1: its endpoints, its key, its errors, its description."""

from ninja import NinjaAPI

from caicach.api.answers import ReadableRenderer
from caicach.api.endpoints import (
    agencies,
    audit,
    catalogue,
    consolidation_choices,
    consolidations,
    delegations,
    documents,
    duties,
    figures,
    findings,
    head,
    history,
    imports,
    many,
    narrative,
    notices,
    people,
    readings,
    remarks,
    submissions,
    who,
)
from caicach.api.errors import tell_errors
from caicach.api.keys import ApiKey
from caicach.api.parsing import StrictParser


GROUPS = (
    who, agencies, people, delegations, imports, duties, many, consolidations, consolidation_choices, submissions, figures, narrative, head, findings, remarks, history, documents, readings, notices, audit, catalogue,
)  # fmt: skip

api = NinjaAPI(
    title="caicach",
    version="1",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    auth=ApiKey(),
    parser=StrictParser(),
    renderer=ReadableRenderer(),
)
tell_errors(api)
for group in GROUPS:
    api.add_router("", group.router)
