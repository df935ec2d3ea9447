import type { ScoreSheet } from '../model/score-sheet.ts';

// Ids and hashes as in `model/primitives.ts`; a property test compares the two.
const ID = '"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"';
const HASH = '"[0-9a-f]{64}"';
const INSTANT = String.raw`"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z"`;
const PLAIN = String.raw`[^"\\\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]*`;
/** Of the escapes of RFC 8785 only those that a text with lines may hold. */
const TEXT = String.raw`"(?!")${PLAIN}(?:\\[nt"\\]${PLAIN})*"`;
const MARK = String.raw`\{(?:"comment":${TEXT},)?"criterion":${ID},"value":(?:0|-?[1-9]\d{0,8})\}`;
const SCORES = String.raw`(?:"comment":${TEXT},)?"kind":"scores","marks":\[${MARK}(?:,${MARK}){0,39}\]`;
const RECUSAL = `"kind":"recusal","reason":${TEXT}`;

/** The canonical text of a sheet: names in the order of RFC 8785, each value in its one spelling. */
const PLAIN_SHEET = new RegExp(
  [
    String.raw`^\{"body":\{(?:${SCORES}|${RECUSAL})\}`,
    `"charter":${HASH}`,
    `"contestId":${ID}(?:,"correctionReason":${TEXT})?`,
    `"deviceKey":${HASH}`,
    `"entry":${ID}`,
    `"judge":${ID}`,
    `"package":${HASH}`,
    String.raw`"replaces":\[(?:${HASH}(?:,${HASH}){0,15})?\]`,
    `"roster":${HASH}`,
    `"sealedAt":${INSTANT}`,
    String.raw`"sequence":[1-9]\d{0,6}`,
    `"stage":${ID}`,
    String.raw`"type":"jurybox\.score-sheet"`,
    String.raw`"version":1\}$`,
  ].join(','),
);

/**
 * A quick yes for the payload of a sheet that is canonical and fits `scoreSheetSchema` without
 * doubt: one pass instead of a depth check, a second spelling and a schema, which took most of the
 * time beside the signature. Null means "ask them", never "wrong". The text must come from strict
 * UTF-8, which has no lone surrogates.
 */
export function parsePlainSheet(text: string): ScoreSheet | null {
  if (!PLAIN_SHEET.test(text)) return null;
  const sheet = JSON.parse(text) as ScoreSheet;
  const { body, correctionReason = '' } = sheet;
  if (correctionReason.length > 1000) return null;
  if (body.kind === 'recusal') return body.reason.length > 1000 ? null : sheet;
  if (body.comment !== undefined && body.comment.length > 4000) return null;
  return body.marks.some(({ comment }) => comment !== undefined && comment.length > 2000)
    ? null
    : sheet;
}
