"""Words: marking a sentence for translation, once, for the whole house. Not here: any sentence."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["_", "pgettext_lazy"]
