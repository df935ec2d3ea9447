import canonicalize from 'canonicalize';
import { bytesToText, textToBytes } from '../bytes/text.ts';
import { fail, ok, type Result } from '../result.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonError =
  | 'too-large'
  | 'not-utf8'
  | 'not-json'
  | 'too-deep'
  | 'lone-surrogate'
  | 'not-canonical';

/** Caps against hostile input (threats.md row 10). Our deepest payload nests below 12 levels. */
export const MAX_JSON_DEPTH = 64;
export const MAX_JSON_BYTES = 64 * 1024 * 1024;

/** Canonical bytes of a value per RFC 8785 (JCS). The value must be plain JSON data. */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('value has no JSON form');
  return textToBytes(text);
}

/** Strict parsing layer: UTF-8 without BOM, RFC 8259 grammar, depth and size caps. */
export function parseJson(
  bytes: Uint8Array,
  maxBytes: number = MAX_JSON_BYTES,
): Result<JsonValue, JsonError> {
  if (bytes.length > maxBytes) return fail('too-large');
  const text = bytesToText(bytes);
  if (text === null) return fail('not-utf8');
  // Checked on the text, before JSON.parse, so that nesting cannot exhaust the parser's stack.
  if (exceedsDepth(text, MAX_JSON_DEPTH)) return fail('too-deep');
  try {
    return ok(JSON.parse(text) as JsonValue);
  } catch {
    return fail('not-json');
  }
}

/**
 * Parses bytes that must be their own canonical form (RFC 8785). The equality refuses duplicate
 * keys, `-0`, `1.0`, `1e400`, escapes of printable characters and white space in one rule
 * (threats.md rows 8, 10, 11).
 */
export function parseCanonicalJson(bytes: Uint8Array): Result<JsonValue, JsonError> {
  const parsed = parseJson(bytes);
  if (!parsed.ok) return parsed;
  let again: string | undefined;
  try {
    again = canonicalize(parsed.value);
  } catch {
    return fail('not-canonical');
  }
  if (again === undefined) return fail('not-canonical');
  if (!again.isWellFormed()) return fail('lone-surrogate');
  return again === bytesToText(bytes) ? parsed : fail('not-canonical');
}

function exceedsDepth(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}
