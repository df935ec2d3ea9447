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
  const text = readText(bytes, maxBytes);
  return text.ok ? parseText(text.value) : text;
}

function readText(bytes: Uint8Array, maxBytes: number): Result<string, JsonError> {
  if (bytes.length > maxBytes) return fail('too-large');
  const text = bytesToText(bytes);
  return text === null ? fail('not-utf8') : ok(text);
}

function parseText(text: string): Result<JsonValue, JsonError> {
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
  const text = readText(bytes, MAX_JSON_BYTES);
  if (!text.ok) return text;
  const parsed = parseText(text.value);
  if (!parsed.ok || isPlainlyCanonical(text.value, parsed.value)) return parsed;
  let again: string | undefined;
  try {
    again = canonicalize(parsed.value);
  } catch {
    return fail('not-canonical');
  }
  if (again === undefined) return fail('not-canonical');
  if (!again.isWellFormed()) return fail('lone-surrogate');
  return again === text.value ? parsed : fail('not-canonical');
}

/**
 * A quick yes for what is canonical without doubt, since RFC 8785 writes every value as
 * `JSON.stringify` does and only adds the order of names. Anything else is left to the slow way:
 * names that look like integers, which objects put first, and escaped surrogates.
 */
function isPlainlyCanonical(text: string, value: JsonValue): boolean {
  return hasSortedNames(value) && !text.includes('\\ud') && JSON.stringify(value) === text;
}

function hasSortedNames(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  let previous: string | null = null;
  if (!Array.isArray(value)) {
    for (const name of Object.keys(value)) {
      if (previous !== null && name <= previous) return false;
      previous = name;
    }
  }
  return (Array.isArray(value) ? value : Object.values(value)).every(hasSortedNames);
}

function exceedsDepth(text: string, limit: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x22) index = findStringEnd(text, index);
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return false;
}

/** Index of the quotation mark that ends the string begun at `start`, or the end of the text. */
function findStringEnd(text: string, start: number): number {
  for (let from = start + 1; ;) {
    const end = text.indexOf('"', from);
    if (end === -1) return text.length;
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === 0x5c) escapes += 1;
    if (escapes % 2 === 0) return end;
    from = end + 1;
  }
}
