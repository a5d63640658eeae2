"""/_status: whether the portal is well, for a monitor or a load balancer."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from caicach import __version__


def status(request: HttpRequest) -> JsonResponse:
    """200 with version and database when all is well, 503 when the database is not there or not migrated."""
    database = _database()
    is_well = database["state"] == "ok"
    return JsonResponse(
        {"ok": is_well, "version": __version__, "database": database}, status=200 if is_well else 503
    )


def _database() -> dict[str, object]:
    engine = connection.vendor
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return {"engine": engine, "state": "unreachable"}
    return {"engine": engine, "state": "migrations_waiting" if waiting else "ok"}
