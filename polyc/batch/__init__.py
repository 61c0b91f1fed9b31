"""Tables in, tables out: every row is settled, refused with its reason, or held, and every fen is counted."""
