"""Do the models say anything that no migration makes? Looked up without a database."""

from checks.house import prepared


def complaints() -> list[str]:
    """One line for each change that waits for its migration."""
    prepared()
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None)
    if conflicts := loader.detect_conflicts():
        return [f"{app}: two last migrations, {', '.join(names)}" for app, names in conflicts.items()]
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = detector.changes(graph=loader.graph)
    return [
        f"{app}: {operation.describe()} (make its migration)"
        for app, migrations in changes.items()
        for migration in migrations
        for operation in migration.operations
    ]
