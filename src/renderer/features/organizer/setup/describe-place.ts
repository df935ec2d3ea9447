import type { ContestSetup } from '../../../../core/model/charter.ts';

type Translate = (key: string) => string;

/** Lists whose items have a name that says more than their position does. */
const LISTS = ['divisions', 'tracks', 'rubrics', 'criteria', 'stages', 'awards', 'bands'];

/** `rubrics.0.criteria.2.step` in words: names where things have names, else their number. */
export function describePlace(setup: ContestSetup, path: string, t: Translate): string {
  const words: string[] = [];
  let here: unknown = setup;
  const parts = path.split('.');
  for (const [index, part] of parts.entries()) {
    here = step(here, part);
    const list = parts[index - 1];
    if (/^\d+$/.test(part)) words.push(nameOf(setup, here) ?? String(Number(part) + 1));
    else if (!LISTS.includes(part) || index === parts.length - 1) words.push(fieldName(part, t));
    else if (list === undefined || index === 0) words.push(fieldName(part, t));
  }
  return words.join(' › ');
}

function step(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return (value as Record<string, unknown>)[key];
}

function nameOf(setup: ContestSetup, value: unknown): string | null {
  const text = (key: string) => {
    const found = step(value, key);
    return typeof found === 'string' && found !== '' ? found : null;
  };
  const division = setup.divisions.find(({ id }) => id === text('division'));
  return text('title') ?? division?.title ?? text('label') ?? text('id');
}

function fieldName(part: string, t: Translate): string {
  const key = `place.${part}`;
  const found = t(key);
  return found === key ? part : found;
}
