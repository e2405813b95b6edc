"""The tables of the helpline. Not here: changes (actions/)."""

from hamrah.helpline.models.callbacks import Attempt, Callback
from hamrah.helpline.models.calls import Call
from hamrah.helpline.models.messages import GatewayEvent, Message, OptOut
from hamrah.helpline.models.relief import Relief
from hamrah.helpline.models.surge import Surge

__all__ = ["Attempt", "Call", "Callback", "GatewayEvent", "Message", "OptOut", "Relief", "Surge"]
