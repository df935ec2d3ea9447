import type { DerivationLine, DerivationTerm, Place } from './derive-entry.ts';
import type { Shown } from './value.ts';

/** How a reader's language writes figures and calls things. */
export type FormulaNames = {
  readonly figure: (value: Shown) => string;
  readonly places: (at: readonly Place[]) => string;
  readonly source: (id: string) => string;
};

/** The arithmetic of a line as a calculator does it, one formula a row; empty where there is none. */
export function formulasOf(line: DerivationLine, names: FormulaNames): readonly string[] {
  const kept = line.terms.filter(({ fate }) => fate === 'kept');
  const result = names.figure(line.exact);
  const rows: string[] = [];
  const terms = (separator: string) =>
    kept.map((term) => termText(term, line, names)).join(separator);
  if (kept.length > 0 && !('state' in line.exact)) {
    switch (line.how) {
      case 'mean':
        rows.push(`${terms(' + ')} = ${line.sum === null ? result : names.figure(line.sum)}`);
        if (line.sum !== null) rows.push(`${names.figure(line.sum)} ÷ ${line.divisor} = ${result}`);
        break;
      case 'sum':
      case 'add':
      case 'multiply':
        rows.push(`${terms(' + ')} = ${result}`);
        break;
      default:
        rows.push(`${terms(', ')} → ${result}`);
    }
  } else if ('state' in line.exact) {
    rows.push(`${terms(', ')} → ${result}`.trim());
  }
  if (line.rounded !== null) rows.push(`${result} → ${line.rounded}`);
  return rows;
}

/** A figure with what it belongs to, such as `84.5 [Zhou]` or `26 × 0.3`. */
function termText(term: DerivationTerm, line: DerivationLine, names: FormulaNames): string {
  const figure =
    term.product === null
      ? names.figure(term.value)
      : `${names.figure(term.product.value)} × ${names.figure(term.product.factor)}`;
  const label =
    term.source === null ? names.places(ownPlaces(term, line)) : names.source(term.source);
  return label === '' ? figure : `${figure} [${label}]`;
}

/** What sets a term apart from the others of its line. */
export function ownPlaces(term: DerivationTerm, line: DerivationLine): readonly Place[] {
  return term.at.filter(({ axis }) => !line.at.some((place) => place.axis === axis));
}
