import type { ToolName } from './tools.ts';

export type Unit = 'ms' | 's' | 'MB/s' | '/s' | 'MB';
export type Figure = { readonly value: number; readonly unit: Unit };

/** One row of the table: our figure beside the one it is held against, of the same run. */
export type Measured = {
  readonly what: string;
  readonly ours: Figure;
  /** Null for a figure that stands alone, such as memory. */
  readonly reference: { readonly name: string; readonly figure: Figure } | null;
  /** How many times the reference's time we take: 1 is level, below 1 is faster. */
  readonly ratio: number | null;
  readonly note?: string;
};
export type NotRun = { readonly what: string; readonly notRun: string };
export type BenchLine = Measured | NotRun;

export type BenchOptions = {
  /** A folder on the disk that is measured; removed afterwards. */
  readonly folder: string;
  /** Small sizes and few rounds: shows that the benchmark works, and nothing about speed. */
  readonly quick: boolean;
};

export type Bench = {
  readonly title: string;
  /** Without one of these the whole benchmark is not run. */
  readonly needs: readonly ToolName[];
  readonly run: (options: BenchOptions) => Promise<readonly BenchLine[]>;
};

export const ms = (value: number): Figure => ({ value, unit: 'ms' });
export const perSecond = (value: number): Figure => ({ value, unit: '/s' });
export const megabytes = (bytes: number): Figure => ({ value: bytes / 1e6, unit: 'MB' });
export const throughput = (bytes: number, milliseconds: number): Figure => ({
  value: bytes / 1e3 / milliseconds,
  unit: 'MB/s',
});

/** A row whose ratio follows from its two figures: times divide one way, rates the other. */
export function compared(
  what: string,
  ours: Figure,
  reference: { readonly name: string; readonly figure: Figure },
  note?: string,
): Measured {
  if (ours.unit !== reference.figure.unit) throw new Error(`${what}: two units`);
  const isRate = ours.unit === 'MB/s' || ours.unit === '/s';
  const ratio = isRate ? reference.figure.value / ours.value : ours.value / reference.figure.value;
  return { what, ours, reference, ratio, ...(note === undefined ? {} : { note }) };
}

/** A row without anything to hold it against. */
export function absolute(what: string, ours: Figure, note?: string): Measured {
  return { what, ours, reference: null, ratio: null, ...(note === undefined ? {} : { note }) };
}
