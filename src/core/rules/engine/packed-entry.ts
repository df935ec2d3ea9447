import type { Rational } from '../rational.ts';
import type { EntryInput, MarkRow, PackedMarks } from './entry-table.ts';

/** An entry whose rows are made when somebody looks at them: 100,000 of them need not exist at once. */
export class PackedEntry implements EntryInput {
  readonly entry: string;
  readonly attributes: ReadonlyMap<string, Rational>;
  readonly #packed: PackedMarks;

  constructor(entry: string, attributes: ReadonlyMap<string, Rational>, packed: PackedMarks) {
    this.entry = entry;
    this.attributes = attributes;
    this.#packed = packed;
  }

  // Both are the class's, so that a copy with other rows does not keep these marks beside them.
  get packed(): PackedMarks {
    return this.#packed;
  }

  get rows(): readonly MarkRow[] {
    const { places, numerators, denominator } = this.#packed;
    const shared = BigInt(denominator);
    return places.map((at, index) => ({
      at,
      status: 'scored',
      mark: { numerator: BigInt(numerators[index] ?? 0), denominator: shared },
      tags: null,
    }));
  }
}

/** The marks of an entry as integers, or null where they cannot be packed. */
export function packRows(rows: readonly MarkRow[]): PackedMarks | null {
  const numerators = new Float64Array(rows.length);
  const shared = rows[0]?.mark?.denominator ?? 1n;
  for (const [index, { status, mark }] of rows.entries()) {
    if (status !== 'scored' || mark === null) return null;
    const numerator = Number(mark.denominator === shared ? mark.numerator : Number.NaN);
    if (!Number.isSafeInteger(numerator)) return null;
    numerators[index] = numerator;
  }
  const denominator = Number(shared);
  if (!Number.isSafeInteger(denominator)) return null;
  return { places: rows.map(({ at }) => at), numerators, denominator };
}
