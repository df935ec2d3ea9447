/** What the judge's screen showed at one moment. */
export type Shown = {
  readonly entry: string;
  /** The status bar said that everything is saved. */
  readonly saved: boolean;
  /** Criterion id to what stands in its field. */
  readonly marks: Readonly<Record<string, string>>;
  /** Hash of the sealed sheet on display, or empty. */
  readonly sealed: string;
};

/** An entry's marks as the journal or the screen has them now. */
export type Marks = Readonly<Record<string, string>>;

type Field = {
  /** The last value that was on screen beside the word for saved. */
  promised: string;
  /** Everything that was shown or typed since: newer, so none of it is a loss. */
  readonly later: Set<string>;
};

/**
 * Holds the application to its word. It lives in the test's process, which nobody kills: what was
 * shown as saved once is a promise from then on.
 */
export type Ledger = {
  readonly observe: (shown: Shown) => void;
  /** Told before each stroke: a kill may come between a stroke and the next look at the screen. */
  readonly typing: (entry: string, field: string, text: string) => void;
  /** Told when all of it was typed. */
  readonly typed: (entry: string, field: string, text: string) => void;
  /** What was typed last, saved or not: a page that lives on keeps it. */
  readonly lastTyped: () => { readonly entry: string; readonly marks: Marks } | null;
  /** Entries of which something was promised, with the fields. */
  readonly promises: () => ReadonlyMap<string, readonly string[]>;
  /** Throws when one of the entry's values is older than what was promised. */
  readonly holdTo: (entry: string, now: Marks, where: string) => void;
  readonly sealed: () => ReadonlyMap<string, string>;
  /** Distinct states that were shown as saved, for the check that each of them was in the journal. */
  readonly claims: () => readonly Shown[];
};

export function createLedger(): Ledger {
  const fields = new Map<string, Map<string, Field>>();
  const seals = new Map<string, string>();
  const claims = new Map<string, Shown>();
  let last: { readonly entry: string; readonly marks: Marks } | null = null;
  const fieldOf = (entry: string, name: string): Field => {
    const ofEntry = fields.get(entry) ?? new Map<string, Field>();
    fields.set(entry, ofEntry);
    const field = ofEntry.get(name) ?? { promised: '', later: new Set<string>() };
    ofEntry.set(name, field);
    return field;
  };
  return {
    observe: (shown) => {
      if (shown.sealed !== '') seals.set(shown.entry, shown.sealed);
      for (const [name, value] of Object.entries(shown.marks)) {
        const field = fieldOf(shown.entry, name);
        // Empty fields claim nothing: a desk that has just opened is empty for a moment.
        if (value === '') continue;
        field.later.add(value);
        if (!shown.saved) continue;
        field.promised = value;
        field.later.clear();
      }
      const claimsNothing =
        shown.sealed === '' && Object.values(shown.marks).every((value) => value === '');
      if (shown.saved && !claimsNothing) claims.set(JSON.stringify(shown), shown);
    },
    typing: (entry, name, text) => {
      const { later } = fieldOf(entry, name);
      for (let end = 1; end <= text.length; end += 1) later.add(text.slice(0, end));
    },
    typed: (entry, name, text) => {
      const before = last?.entry === entry ? last.marks : {};
      last = { entry, marks: { ...before, [name]: text } };
    },
    lastTyped: () => last,
    promises: () => new Map([...fields].map(([entry, ofEntry]) => [entry, [...ofEntry.keys()]])),
    holdTo: (entry, now, where) => {
      for (const [name, { promised, later }] of fields.get(entry) ?? []) {
        const value = now[name] ?? '';
        if (promised === '' || value === promised || later.has(value)) continue;
        throw new Error(
          `lost: ${entry} ${name} was shown as saved with ${promised}, ${where} has "${value}"`,
        );
      }
    },
    sealed: () => seals,
    claims: () => [...claims.values()],
  };
}
