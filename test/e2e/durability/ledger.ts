/** What the judge's screen showed at one moment. */
export type Shown = {
  readonly entry: string;
  /** The status bar said that everything is saved. */
  readonly saved: boolean;
  /** Name of a field (`fields.ts`) to what stands in it; only those on screen. */
  readonly marks: Readonly<Record<string, string>>;
  /** Texts of notes beside the word that they are stored. */
  readonly notes: readonly string[];
  /** Hash of the sealed sheet on display, or empty. */
  readonly sealed: string;
};

/** An entry's fields as the journal or the screen has them now; without those it does not show. */
export type Marks = Readonly<Record<string, string>>;

type Field = {
  /** The last value that was on screen beside the word for saved. */
  promised: string;
  /** Everything that was shown or typed since: newer, so none of it is a loss. */
  readonly later: Set<string>;
  /** Everything that it ever said. */
  readonly ever: Set<string>;
  /** What was announced for it, and with which stroke. */
  readonly announced: Map<string, number>;
};

/** The screen may show the state before a stroke once more after the stroke was announced. */
const STROKES_BEHIND = 3;

/**
 * Holds the application to its word. It lives in the test's process, which nobody kills: what was
 * shown as saved once is a promise from then on.
 */
export type Ledger = {
  readonly observe: (shown: Shown) => void;
  /** Told before each stroke: a kill may come between a stroke and the next look at the screen. */
  readonly typing: (entry: string, field: string, text: string) => void;
  /** Told before a step back: whatever the fields of the entry ever said may stand there again. */
  readonly stepping: (entry: string) => void;
  /** Told when all of it was typed. */
  readonly typed: (entry: string, field: string, text: string) => void;
  /** What was typed last, saved or not: a page that lives on keeps it. */
  readonly lastTyped: () => { readonly entry: string; readonly marks: Marks } | null;
  /** Told when all of a note was typed; a page that lives on keeps it as well. */
  readonly notedDown: (entry: string, text: string) => void;
  readonly typedNotes: () => ReadonlyMap<string, readonly string[]>;
  /** Told when the page died: what it had not shown as saved it need not keep. */
  readonly pageDied: () => void;
  /** Entries of which something was promised, with the fields. */
  readonly promises: () => ReadonlyMap<string, readonly string[]>;
  /** Throws when one of the entry's values is older than what was promised. */
  readonly holdTo: (entry: string, now: Marks, where: string) => void;
  /** Throws when a note is missing that was shown as stored; more may stand behind its text by now. */
  readonly holdToNotes: (entry: string, texts: readonly string[], where: string) => void;
  readonly noted: () => number;
  readonly sealed: () => ReadonlyMap<string, string>;
  /** Distinct states that were shown as saved, for the check that each of them was in the journal. */
  readonly claims: () => readonly Shown[];
};

export function createLedger(): Ledger {
  const fields = new Map<string, Map<string, Field>>();
  const seals = new Map<string, string>();
  const claims = new Map<string, Shown>();
  const notes = new Map<string, Set<string>>();
  let last: { readonly entry: string; readonly marks: Marks } | null = null;
  const typedNotes = new Map<string, string[]>();
  let strokes = 0;
  const announce = ({ later, announced }: Field, value: string) => {
    later.add(value);
    announced.set(value, strokes);
  };
  const fieldOf = (entry: string, name: string): Field => {
    const ofEntry = fields.get(entry) ?? new Map<string, Field>();
    fields.set(entry, ofEntry);
    const field = ofEntry.get(name) ?? {
      promised: '',
      later: new Set<string>(),
      ever: new Set<string>(['']),
      announced: new Map<string, number>(),
    };
    ofEntry.set(name, field);
    return field;
  };
  return {
    observe: (shown) => {
      if (shown.sealed !== '') seals.set(shown.entry, shown.sealed);
      if (shown.notes.length > 0) {
        const known = notes.get(shown.entry) ?? new Set<string>();
        notes.set(shown.entry, known);
        for (const text of shown.notes) known.add(text);
      }
      for (const [name, value] of Object.entries(shown.marks)) {
        const field = fieldOf(shown.entry, name);
        field.ever.add(value);
        // Empty fields claim nothing: a desk that has just opened is empty for a moment.
        if (value === '') continue;
        field.later.add(value);
        if (!shown.saved) continue;
        field.promised = value;
        field.later.clear();
        for (const [announced, stroke] of field.announced) {
          if (stroke > strokes - STROKES_BEHIND) field.later.add(announced);
        }
      }
      const claimsNothing =
        shown.sealed === '' && Object.values(shown.marks).every((value) => value === '');
      if (shown.saved && !claimsNothing) claims.set(JSON.stringify(shown), shown);
    },
    typing: (entry, name, text) => {
      strokes += 1;
      const field = fieldOf(entry, name);
      // Nothing at all, too: a withdrawn recusal.
      if (text === '') announce(field, text);
      for (let end = 1; end <= text.length; end += 1) {
        announce(field, text.slice(0, end));
        field.ever.add(text.slice(0, end));
      }
    },
    stepping: (entry) => {
      strokes += 1;
      for (const field of fields.get(entry)?.values() ?? []) {
        for (const value of field.ever) announce(field, value);
      }
      if (last?.entry === entry) last = null;
    },
    typed: (entry, name, text) => {
      const before = last?.entry === entry ? last.marks : {};
      last = { entry, marks: { ...before, [name]: text } };
    },
    lastTyped: () => last,
    notedDown: (entry, text) =>
      void typedNotes.set(entry, [...(typedNotes.get(entry) ?? []), text]),
    typedNotes: () => typedNotes,
    pageDied: () => {
      last = null;
      typedNotes.clear();
    },
    promises: () => new Map([...fields].map(([entry, ofEntry]) => [entry, [...ofEntry.keys()]])),
    holdTo: (entry, now, where) => {
      for (const [name, { promised, later }] of fields.get(entry) ?? []) {
        const value = now[name];
        if (value === undefined) continue;
        if (promised === '' || value === promised || later.has(value)) continue;
        throw new Error(
          `lost: ${entry} ${name} was shown as saved with ${promised}, ${where} has "${value}"`,
        );
      }
    },
    holdToNotes: (entry, texts, where) => {
      for (const promised of notes.get(entry) ?? []) {
        if (texts.some((text) => text.startsWith(promised))) continue;
        throw new Error(
          `lost: note "${promised}" of ${entry} was shown as stored, not in ${where}`,
        );
      }
    },
    noted: () => [...notes.values()].reduce((sum, { size }) => sum + size, 0),
    sealed: () => seals,
    claims: () => [...claims.values()],
  };
}
