"""Tables of links: rounds of the hub, what is asked and answered, links that came of it."""

from hamrah.links.models.linking import Link, LinkRequest, RequestStep
from hamrah.links.models.looking import Asking, Somebody, Terms
from hamrah.links.models.rounds import Entry, Round, Tally

__all__ = ["Asking", "Entry", "Link", "LinkRequest", "RequestStep", "Round", "Somebody", "Tally", "Terms"]
