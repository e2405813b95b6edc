"""Does every template of every room compile?"""

from pathlib import Path

from checks.house import prepared

HOUSE = Path(__file__).resolve().parent.parent / "hamrah"


def complaints() -> list[str]:
    """One line for each that does not."""
    prepared()
    from django.template import TemplateDoesNotExist, TemplateSyntaxError
    from django.template.loader import get_template

    found = []
    for template in sorted(HOUSE.glob("*/templates/**/*.*")):
        folder = next(parent for parent in template.parents if parent.name == "templates")
        try:
            get_template(str(template.relative_to(folder)))
        except (TemplateSyntaxError, TemplateDoesNotExist, UnicodeDecodeError) as error:
            found.append(f"{template.relative_to(HOUSE)}: {error}")
    return found
