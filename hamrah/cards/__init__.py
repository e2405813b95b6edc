"""cards: the worker's photo identity card, signed so that anyone can check it with no network.

Words: *card* (what is printed and signed), *number* (drawn at random, with a check character),
*payload* (the text in the QR code), *signer* (an organisation's key), *verdict* (what a reader says).

Here now: the rules (number, payload, verdicts), keys at rest, the drawing as PDF.
"""
