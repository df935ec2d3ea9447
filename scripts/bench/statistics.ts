/** The value below which this share of the values lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('no values');
  return value;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** `±12 %`: half the distance between the best and the worst, of the median. */
export function spread(values: readonly number[]): string {
  const half = (Math.max(...values) - Math.min(...values)) / 2;
  return `±${Math.round((100 * half) / median(values))} %`;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Does the pieces of work in turn, several times over, so that a disturbance of the machine meets
 * all of them. Gives what each of them measured, without the first round, which warms up; work that
 * cannot be done here answers null and has no values.
 */
export async function interleave<Name extends string>(
  rounds: number,
  work: Readonly<Record<Name, () => Promise<number | null>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(work) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const value = await work[name]();
      if (value !== null && round > 0) values[name].push(value);
    }
  }
  return values;
}
