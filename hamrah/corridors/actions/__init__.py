"""The verbs of corridors. Not here: what a snapshot holds (snapshot.py), who stands on a village's list
(village_list.py)."""

from hamrah.corridors.actions.snapshots import refuse_one_centre, take_snapshot
from hamrah.corridors.actions.villages import ask_list, begin_list, end_list, print_list

__all__ = ["ask_list", "begin_list", "end_list", "print_list", "refuse_one_centre", "take_snapshot"]
