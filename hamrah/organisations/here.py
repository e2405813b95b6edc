"""The organisations that share this installation. Not here: what any of them may see of another."""

from hamrah.ground import context
from hamrah.organisations.models import Organisation


def organisations_here() -> list[Organisation]:
    """Every one, in the order of their codes: for work that is done for each in turn."""
    with context.opened(door="identify"):
        return list(Organisation.objects.order_by("code"))
