"""Rules of rights: clocks and grounds of the law. Pure."""
