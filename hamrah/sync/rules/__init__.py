"""What is pure of the field protocol: how bytes are read, what is signed, which values disagree."""
