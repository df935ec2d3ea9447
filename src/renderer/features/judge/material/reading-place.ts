import { juryDatabase, type ReadingPosition } from '../../../db/index.ts';

type Place = Omit<ReadingPosition, 'key'>;

/** Scrolling reports many places a second; only where it comes to rest is written. */
const REST_MS = 250;

export function readPlace(key: string): Promise<ReadingPosition | undefined> {
  // A browser that refuses its database still shows the material, from the beginning.
  return juryDatabase.positions.get(key).catch(() => undefined);
}

export type PlaceKeeper = { readonly keep: (place: Place) => void; readonly end: () => void };

/** Remembers where a material was left. `end` writes what is still waiting. */
export function keepPlace(key: string): PlaceKeeper {
  let waiting: Place | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    if (waiting === null) return;
    void juryDatabase.positions.put({ key, ...waiting }).catch(() => undefined);
    waiting = null;
  };
  return {
    keep: (place) => {
      waiting = place;
      clearTimeout(timer);
      timer = setTimeout(write, REST_MS);
    },
    end: write,
  };
}
