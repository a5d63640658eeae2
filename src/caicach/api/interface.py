"""The API of version 1: its endpoints, its key, its errors, its description."""

from ninja import NinjaAPI

from caicach.api.endpoints import (
    audit,
    catalogue,
    documents,
    duties,
    figures,
    findings,
    history,
    narrative,
    notices,
    remarks,
    submissions,
    who,
)
from caicach.api.errors import tell_errors
from caicach.api.keys import ApiKey
from caicach.api.parsing import StrictParser


GROUPS = (
    who, duties, submissions, figures, narrative, findings, remarks, history, documents, notices, audit, catalogue,
)  # fmt: skip

api = NinjaAPI(
    title="caicach",
    version="1",
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
    auth=ApiKey(),
    parser=StrictParser(),
)
tell_errors(api)
for group in GROUPS:
    api.add_router("", group.router)
