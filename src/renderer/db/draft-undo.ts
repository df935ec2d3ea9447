import type { Draft } from '../../contract/judging-methods.ts';
import { EMPTY_DRAFT } from './draft-merge.ts';

/** Strokes on one field that follow each other this quickly are one step. */
const BURST_MS = 1200;
/** However quickly: one step takes back no more than this. */
const LONGEST_BURST_MS = 4000;
const DEEPEST = 200;

type State = Draft | null;
type Track = {
  readonly past: readonly State[];
  readonly future: readonly State[];
  /** The field of the last step and when it began and ended, for strokes that belong to it. */
  readonly field: string;
  readonly since: number;
  readonly at: number;
};
const NEW: Track = { past: [], future: [], field: '', since: 0, at: 0 };

export type UndoView = {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
};

/** Undo and redo for every entry on its own: a step of one never reaches another. */
export type DraftUndo = {
  readonly record: (entry: string, before: State, after: State, now: Date) => void;
  /** Whatever comes next is a step of its own. */
  readonly endBurst: (entry: string) => void;
  /** The state to go back to, given the one that is left; undefined when there is none. */
  readonly back: (entry: string, current: State) => State | undefined;
  readonly forth: (entry: string, current: State) => State | undefined;
  readonly view: (entry: string) => UndoView;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createDraftUndo(): DraftUndo {
  const tracks = new Map<string, Track>();
  const views = new Map<string, UndoView>();
  const listeners = new Set<() => void>();
  const of = (entry: string) => tracks.get(entry) ?? NEW;
  const set = (entry: string, track: Track) => {
    tracks.set(entry, track);
    views.set(entry, viewOf(track));
    for (const listener of listeners) listener();
  };
  return {
    record: (entry, before, after, now) => {
      const track = of(entry);
      const field = changedField(before, after);
      if (field === '') return;
      const at = now.getTime();
      const burst =
        field === track.field &&
        at - track.at < BURST_MS &&
        at - track.since < LONGEST_BURST_MS &&
        track.past.length > 0;
      const past = burst ? track.past : [...track.past, before].slice(-DEEPEST);
      set(entry, { past, future: [], field, since: burst ? track.since : at, at });
    },
    endBurst: (entry) => set(entry, { ...of(entry), field: '' }),
    back: (entry, current) => {
      const { past, future } = of(entry);
      const state = past.at(-1);
      if (state === undefined) return undefined;
      const left = { past: past.slice(0, -1), future: [...future, current] };
      set(entry, { ...NEW, ...left });
      return state;
    },
    forth: (entry, current) => {
      const { past, future } = of(entry);
      const state = future.at(-1);
      if (state === undefined) return undefined;
      const left = { past: [...past, current], future: future.slice(0, -1) };
      set(entry, { ...NEW, ...left });
      return state;
    },
    view: (entry) => views.get(entry) ?? NOTHING,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const NOTHING: UndoView = { canUndo: false, canRedo: false };

function viewOf({ past, future }: Track): UndoView {
  return { canUndo: past.length > 0, canRedo: future.length > 0 };
}

/** Name of the one field that differs, `*` for several, empty for none. */
function changedField(before: State, after: State): string {
  const one = flatten(before);
  const other = flatten(after);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const changed = [...names].filter((name) => one[name] !== other[name]);
  return changed.length > 1 ? '*' : (changed[0] ?? '');
}

function flatten(state: State): Readonly<Record<string, unknown>> {
  const { marks, markComments, ...rest } = state ?? EMPTY_DRAFT;
  const fields: Record<string, unknown> = { ...rest };
  for (const [id, value] of Object.entries(marks)) fields[`mark ${id}`] = value;
  for (const [id, value] of Object.entries(markComments)) fields[`remark ${id}`] = value;
  return fields;
}
