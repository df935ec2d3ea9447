"""docs/rulesets.md: from marks to totals, ranks and awards, in fractions."""
