"""Django made ready for a check, without a database. Not here: any check."""


def prepared() -> None:
    """django.setup(), once."""
    from hamrah.config.opening import prepare_django

    prepare_django()
