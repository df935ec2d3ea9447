import type { SheetContent } from '../model/score-sheet.ts';
import { ok } from '../result.ts';
import type { Facts } from './facts.ts';
import type { PartFile } from './read-part-file.ts';

/**
 * What is kept of the files of a part, in the form in which threads hand it over: a few large values
 * instead of hundreds of thousands of small ones, which would take longer than to read the sheets.
 */
export type PackedPart = {
  /** SHA-256 of each file in hexadecimal, one behind the other. */
  readonly digests: string;
  readonly sheets: PackedSheets;
  /** The other files with their positions (`[number, PartFile][]`), as JSON. */
  readonly others: string;
};

/** Sheets that could be read, as rows of numbers. */
export type PackedSheets = {
  /** Strings by the number that stands for each. */
  readonly strings: readonly string[];
  readonly rows: Int32Array;
  /** Payload hash and leaf hash of each row in hexadecimal. */
  readonly hashes: string;
};

/** Members of a row that are strings, in their order, behind the file's position. */
const NAMES = [
  'contestId',
  'charter',
  'roster',
  'package',
  'stage',
  'judge',
  'deviceKey',
  'entry',
] as const satisfies readonly (keyof SheetContent)[];
const RECUSAL = 1;
const COMMENT = 2;
const CORRECTION = 4;
const HASH_CHARACTERS = 64;

/** Stands for a text of which only is asked whether there is one. */
export const WRITTEN = '…';

export function packPart(digests: readonly string[], files: readonly PartFile[]): PackedPart {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    if (known === numbers.size) numbers.set(text, known);
    return known;
  };
  const rows: number[] = [];
  const others: (readonly [number, PartFile])[] = [];
  let hashes = '';
  for (const [position, file] of files.entries()) {
    const sheet = plainSheetOf(file);
    if (sheet === null) {
      others.push([position, file]);
      continue;
    }
    const { hash, leaf, payload } = sheet;
    hashes += hash + leaf;
    rows.push(position);
    for (const name of NAMES) rows.push(numberOf(payload[name]));
    packContent(payload, rows, numberOf);
  }
  return {
    digests: digests.join(''),
    sheets: { strings: [...numbers.keys()], rows: Int32Array.from(rows), hashes },
    others: JSON.stringify(others),
  };
}

/** A sheet as nearly all are; what else there is to say of a file travels with the others. */
function plainSheetOf(file: PartFile): Facts<'score-sheet'> | null {
  if (file.folder !== 'sheets' || !file.read.ok) return null;
  const { value } = file.read;
  const plain = value.sm2 === null && value.signers === 1 && value.leaf !== null;
  return plain && value.payload.fromPaper === undefined ? value : null;
}

function packContent(
  { body, replaces, correctionReason }: SheetContent,
  rows: number[],
  numberOf: (text: string) => number,
): void {
  const isRecusal = body.kind === 'recusal';
  const hasComment = !isRecusal && body.comment !== undefined;
  rows.push(
    (isRecusal ? RECUSAL : 0) |
      (hasComment ? COMMENT : 0) |
      (correctionReason === undefined ? 0 : CORRECTION),
    replaces.length,
  );
  for (const hash of replaces) rows.push(numberOf(hash));
  const marks = isRecusal ? [] : body.marks;
  rows.push(marks.length);
  for (const { criterion, value } of marks) rows.push(numberOf(criterion), value);
}

/**
 * Unpacks the parts of one archive. Equal strings and marks become the same value in all of them:
 * 100,000 sheets name few judges, entries and packages.
 */
export function createUnpacker() {
  const known = new Map<string, string>();
  const intern = (text: string): string => {
    const found = known.get(text);
    if (found === undefined) known.set(text, text);
    return found ?? text;
  };
  const markOf = createMarks();
  return ({ digests, sheets, others }: PackedPart) => {
    const files: PartFile[] = [];
    unpackSheets({ ...sheets, strings: sheets.strings.map(intern) }, markOf, files);
    for (const [position, file] of JSON.parse(others) as [number, PartFile][]) {
      files[position] = file;
    }
    return { files, digestOf: (position: number) => hashAt(digests, position) };
  };
}

function unpackSheets(
  { strings, rows, hashes }: PackedSheets,
  markOf: (criterion: string, value: number) => Mark,
  files: PartFile[],
): void {
  let at = 0;
  const next = (): number => rows[at++] ?? 0;
  // Each string was packed as what it is taken for here.
  const name = () => (strings[next()] ?? '') as never;
  const several = <T>(one: () => T): T[] => {
    const count = next();
    const items: T[] = [];
    for (let taken = 0; taken < count; taken += 1) items.push(one());
    return items;
  };
  for (let sheet = 0; at < rows.length; sheet += 1) {
    const position = next();
    const named = {
      contestId: name(),
      charter: name(),
      roster: name(),
      package: name(),
      stage: name(),
      judge: name(),
      deviceKey: name(),
      entry: name(),
    };
    const flags = next();
    const replaces = several(name);
    const marks = several(() => markOf(name(), next()));
    const payload: SheetContent = {
      ...named,
      replaces,
      body:
        (flags & RECUSAL) === 0
          ? { kind: 'scores', marks, ...((flags & COMMENT) === 0 ? {} : { comment: WRITTEN }) }
          : { kind: 'recusal', reason: WRITTEN },
      ...((flags & CORRECTION) === 0 ? {} : { correctionReason: WRITTEN }),
    };
    const value: Facts<'score-sheet'> = {
      kind: 'score-sheet',
      hash: hashAt(hashes, 2 * sheet) as Facts<'score-sheet'>['hash'],
      payload,
      signers: 1,
      leaf: hashAt(hashes, 2 * sheet + 1) as Facts<'score-sheet'>['leaf'],
      sm2: null,
    };
    files[position] = { folder: 'sheets', read: ok(value) };
  }
}

type Mark = { readonly criterion: never; readonly value: number };

/** The marks of an archive, each object once. */
function createMarks(): (criterion: string, value: number) => Mark {
  const known = new Map<string, Map<number, Mark>>();
  return (criterion, value) => {
    const values = known.get(criterion) ?? new Map<number, Mark>();
    if (values.size === 0) known.set(criterion, values);
    const mark = values.get(value) ?? { criterion: criterion as never, value };
    values.set(value, mark);
    return mark;
  };
}

function hashAt(hashes: string, index: number): string {
  return hashes.slice(index * HASH_CHARACTERS, (index + 1) * HASH_CHARACTERS);
}
