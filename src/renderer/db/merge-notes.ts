import type { Notes, Opened } from '../../contract/notes-methods.ts';

/** Every pin of both, `ours` where both have it; of the times the longer. */
export function mergeNotes(ours: Notes, theirs: Notes): Notes {
  const known = new Set(ours.pins.map(({ id }) => id));
  const opened: Record<string, Opened> = { ...theirs.opened };
  for (const [material, mine] of Object.entries(ours.opened)) {
    const other = opened[material];
    opened[material] = other ? mergeOpened(mine, other) : mine;
  }
  return { pins: [...ours.pins, ...theirs.pins.filter(({ id }) => !known.has(id))], opened };
}

function mergeOpened(a: Opened, b: Opened): Opened {
  return {
    seconds: Math.max(a.seconds, b.seconds),
    firstAt: a.firstAt < b.firstAt ? a.firstAt : b.firstAt,
    lastAt: a.lastAt > b.lastAt ? a.lastAt : b.lastAt,
  };
}
