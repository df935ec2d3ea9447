import type { SeededRandom } from '../../src/backend/demo/seeded-random.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Slot = { readonly holder: Json[] | { [key: string]: Json }; readonly key: string | number };

/** The same document with one member changed, added, taken away or put elsewhere. */
export function changeJson<T>(document: T, random: SeededRandom): T {
  const root = { root: structuredClone(document) as Json };
  const slots = listSlots(root.root, [{ holder: root, key: 'root' }]).slice(1);
  if (slots.length === 0) return document;
  const slot = random.pick(slots);
  const other = random.pick(slots);
  const change = random.int(8);
  if (change === 0) remove(slot);
  else if (change === 1) add(slot, random);
  else if (change === 2) exchange(slot, other);
  else if (change === 3) write(slot, structuredClone(read(other)));
  else write(slot, changeValue(read(slot), random));
  return root.root as T;
}

function listSlots(value: Json, found: Slot[]): Slot[] {
  if (typeof value !== 'object' || value === null) return found;
  const holder = value as { [key: string]: Json };
  for (const key of Object.keys(holder)) {
    found.push({ holder: value, key: Array.isArray(value) ? Number(key) : key });
    listSlots(holder[key] ?? null, found);
  }
  return found;
}

function read({ holder, key }: Slot): Json {
  return (holder as { [key: string]: Json })[key] ?? null;
}

function write({ holder, key }: Slot, value: Json): void {
  (holder as { [key: string]: Json })[key] = value;
}

function exchange(one: Slot, other: Slot): void {
  const [held, found] = [structuredClone(read(one)), structuredClone(read(other))];
  write(one, found);
  write(other, held);
}

function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function add({ holder, key }: Slot, random: SeededRandom): void {
  if (Array.isArray(holder)) {
    holder.splice(Number(key), 0, structuredClone(holder[Number(key)] ?? null));
  } else {
    holder[random.pick(['extra', '__proto__x', 'version2', 'comment', 'sm2'])] = random.int(9);
  }
}

function changeValue(value: Json, random: SeededRandom): Json {
  if (typeof value === 'number') {
    return random.pick([value + 1, value - 1, 0, -value, value * 10, 2 ** 53, 5]);
  }
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return changeText(value, random);
  return random.pick<Json>([null, [], {}, '', 0]);
}

function changeText(text: string, random: SeededRandom): Json {
  const at = random.int(text.length + 1);
  return random.pick<Json>([
    text.slice(0, at) +
      random.pick(['0', 'a', 'f', ' ', '\n', '\u202e', '评', '=']) +
      text.slice(at + 1),
    text.slice(0, at) + random.pick(['0', 'a', 'f', 'A']) + text.slice(at + 1),
    text.slice(0, at),
    `${text}a`,
    text.toUpperCase(),
    '',
    null,
  ]);
}
