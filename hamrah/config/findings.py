"""Finding: one thing that `doctor` looked at. Not here: what is looked at."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """One thing looked at. An empty `fix` means nothing is wrong with it."""

    subject: str
    state: str
    fix: str = ""

    def as_dict(self) -> dict[str, str]:
        """For --json."""
        return asdict(self)

    def line(self) -> str:
        """For people."""
        return f"{'WRONG' if self.fix else 'ok   '}  {self.subject}: {self.state}" + (
            f"\n       -> {self.fix}" if self.fix else ""
        )
