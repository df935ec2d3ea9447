"""A second verifier of Jurybox archives, written from docs/formats.md and the public standards alone."""
