import type { DemoPoint } from '../demo-entry.ts';

/** The invented idea behind an entry; team and figures are drawn separately. */
export interface ProjectTheme {
  readonly title: string;
  readonly product: string;
  readonly summary: string;
  readonly pains: readonly DemoPoint[];
  readonly modules: readonly DemoPoint[];
  readonly scenes: readonly string[];
}

/** Reads "heading：detail" lines, which keeps the catalogues readable as prose. */
export function createProjectTheme(source: {
  readonly title: string;
  readonly product: string;
  readonly summary: string;
  readonly pains: readonly string[];
  readonly modules: readonly string[];
  readonly scenes: readonly string[];
}): ProjectTheme {
  return {
    ...source,
    pains: source.pains.map(splitPoint),
    modules: source.modules.map(splitPoint),
  };
}

function splitPoint(line: string): DemoPoint {
  const [heading, detail] = line.split('：');
  if (heading === undefined || detail === undefined) throw new Error(`no "：" in ${line}`);
  return { heading, detail };
}
