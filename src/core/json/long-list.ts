import type { z } from 'zod';
import { bytesToText, textToBytes } from '../bytes/text.ts';
import { MAX_JSON_BYTES, parseCanonicalJson } from './canonical-json.ts';

/**
 * A top-level member that can hold very many small values. `item` is the canonical text of one that
 * fits its schema: all of them or fewer, never more. The schema names the member at no other depth.
 */
export type LongList = { readonly name: string; readonly max: number; readonly item: RegExp };

export const HASH_TEXT = '"[0-9a-f]{64}"';
/** Zero to 99,999,999. */
export const INDEX_TEXT = String.raw`(?:0|[1-9]\d{0,7})`;

/**
 * A quick yes for canonical JSON with a long list: the list costs one pass and no schema, and the
 * text without it goes through the general parser. Null means "ask them about the whole".
 */
export function parseWithLongList<T extends object>(
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  list: LongList,
): T | null {
  const text = bytes.length > MAX_JSON_BYTES ? null : bytesToText(bytes);
  const taken = text === null ? null : takeLongList(text, list);
  if (!taken) return null;
  const rest = parseCanonicalJson(textToBytes(taken.rest));
  const parsed = rest.ok ? schema.safeParse(rest.value) : null;
  return parsed?.success ? { ...parsed.data, [list.name]: taken.items } : null;
}

function takeLongList(text: string, { name, max, item }: LongList) {
  const start = findMember(text, `"${name}":[`);
  if (start === -1) return null;
  let end = start;
  for (let count = 0; text[end] !== ']'; count += 1) {
    if (count === max || (count > 0 && text[end] !== ',')) return null;
    item.lastIndex = count === 0 ? end : end + 1;
    if (!item.test(text)) return null;
    end = item.lastIndex;
  }
  const items = JSON.parse(text.slice(start - 1, end + 1)) as readonly unknown[];
  return { rest: text.slice(0, start) + text.slice(end), items };
}

/**
 * Where the list begins. Behind a comma an unescaped quotation mark can only begin a name: were it
 * the end of a string, neither the text nor the rest would be JSON. Were the name nested deeper, the
 * strict schema would refuse the rest.
 */
function findMember(text: string, before: string): number {
  if (text.startsWith(`{${before}`)) return before.length + 1;
  const comma = text.indexOf(`,${before}`);
  return comma === -1 ? -1 : comma + before.length + 1;
}
