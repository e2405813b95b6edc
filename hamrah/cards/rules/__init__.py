"""Pure rules of the card: its number, its signed text, its verdicts. No tables, no Django."""
