import { z } from 'zod';

declare const brand: unique symbol;
/** A string that was checked to be the id of one kind of thing. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type ContestId = Id<'contest'>;
export type StageId = Id<'stage'>;
export type DivisionId = Id<'division'>;
export type TrackId = Id<'track'>;
export type EntryId = Id<'entry'>;
export type JudgeId = Id<'judge'>;
export type RubricId = Id<'rubric'>;
export type CriterionId = Id<'criterion'>;
/** Lower-case hexadecimal SHA-256 of a payload or a file. */
export type Sha256Hex = Id<'sha256'>;
/** Lower-case hexadecimal Ed25519 public key. */
export type Ed25519Hex = Id<'ed25519'>;

/** Ids go into file names and tables, so they keep to characters that every system can carry. */
const ID_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

function idSchema<Name extends string>() {
  return z.string().regex(ID_PATTERN, 'id') as unknown as z.ZodType<Id<Name>, Id<Name>>;
}

function hexSchema<Name extends string>(length: number) {
  const pattern = new RegExp(`^[0-9a-f]{${length}}$`);
  return z.string().regex(pattern, 'hex') as unknown as z.ZodType<Id<Name>, Id<Name>>;
}

export const contestIdSchema = idSchema<'contest'>();
export const stageIdSchema = idSchema<'stage'>();
export const divisionIdSchema = idSchema<'division'>();
export const trackIdSchema = idSchema<'track'>();
export const entryIdSchema = idSchema<'entry'>();
export const judgeIdSchema = idSchema<'judge'>();
export const rubricIdSchema = idSchema<'rubric'>();
export const criterionIdSchema = idSchema<'criterion'>();
/** Name of an axis, attribute, column or step within a ruleset. */
export const ruleIdSchema = z.string().regex(ID_PATTERN, 'id');
export const sha256Schema = hexSchema<'sha256'>(64);
export const ed25519HexSchema = hexSchema<'ed25519'>(64);

const TURNS_DIRECTION = /[\u202A-\u202E\u2066-\u2069]/;
// oxlint-disable-next-line no-control-regex -- refusing control characters is the purpose
const CONTROL = /[\u0000-\u001F\u007F]/;
// oxlint-disable-next-line no-control-regex -- the same, line feed and tab allowed
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000B-\u001F\u007F]/;

export type ForbiddenCharacter = {
  readonly kind: 'direction' | 'control';
  /** `U+202E` */
  readonly name: string;
  /** Counted from 1, in UTF-16 units. */
  readonly position: number;
};

/** The first character that no human text may hold, to tell people where it is; null without one. */
export function findForbiddenCharacter(text: string): ForbiddenCharacter | null {
  const kinds = [
    ['direction', TURNS_DIRECTION],
    ['control', CONTROL_BUT_LINES],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const at = text.search(pattern);
    if (at < 0) continue;
    const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
    return { kind, name: `U+${code}`, position: at + 1 };
  }
  return null;
}

/**
 * Human text: well-formed Unicode without control characters (line feed allowed when `lines`) and
 * without those that turn the direction of what follows (threats.md row 12).
 */
export function textSchema(maxLength: number, options: { lines?: boolean; min?: number } = {}) {
  const forbidden = options.lines ? CONTROL_BUT_LINES : CONTROL;
  return z
    .string()
    .min(options.min ?? 1)
    .max(maxLength)
    .refine(
      (text) => text.isWellFormed() && !forbidden.test(text) && !TURNS_DIRECTION.test(text),
      'text',
    );
}

/** ISO 8601 instant in UTC with seconds. A device's clock: a hint for people, never a proof. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/, 'instant');

/** A plain decimal such as `30`, `0.3` or `-1.25`, read exactly. */
export const decimalSchema = z.string().regex(/^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,9})?$/, 'decimal');

export const countSchema = z.int().min(0).max(1_000_000);
/** Place of a leaf in a log, or a log's size. */
export const logIndexSchema = z.int().min(0).max(100_000_000);
export const versionSchema = z.int().min(1).max(1_000_000);
/** Scaled integer mark: the mark times ten to the rubric's number of decimals. */
export const scaledSchema = z.int().min(-1_000_000_000).max(1_000_000_000);
