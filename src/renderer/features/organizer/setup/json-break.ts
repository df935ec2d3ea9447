const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u{0}-\u{1f}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

/**
 * Line and column, both from 1, where a text stops to be JSON (RFC 8259); the end of a text that
 * only breaks off. Browsers say so for some mistakes only. The text is known to be none.
 */
export function findJsonBreak(text: string): { readonly line: number; readonly column: number } {
  const scanner = { text, at: 0 };
  if (readValue(scanner)) skip(scanner, SPACE);
  const before = text.slice(0, scanner.at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

type Scanner = { readonly text: string; at: number };

/** Moves over what the pattern finds here; says whether it found anything. */
function skip(scanner: Scanner, pattern: RegExp): boolean {
  pattern.lastIndex = scanner.at;
  const found = pattern.exec(scanner.text);
  if (found === null) return false;
  scanner.at += found[0].length;
  return true;
}

function skipSign(scanner: Scanner, sign: string): boolean {
  skip(scanner, SPACE);
  if (scanner.text[scanner.at] !== sign) return false;
  scanner.at += 1;
  return true;
}

/** Moves over a value; where that fails, it stays where the value breaks. */
function readValue(scanner: Scanner): boolean {
  if (skipSign(scanner, '{')) return readList(scanner, '}', readMember);
  if (skipSign(scanner, '[')) return readList(scanner, ']', readValue);
  return skip(scanner, STRING) || skip(scanner, PLAIN);
}

function readMember(scanner: Scanner): boolean {
  skip(scanner, SPACE);
  return skip(scanner, STRING) && skipSign(scanner, ':') && readValue(scanner);
}

function readList(scanner: Scanner, end: string, readItem: (scanner: Scanner) => boolean): boolean {
  if (skipSign(scanner, end)) return true;
  do {
    if (!readItem(scanner)) return false;
  } while (skipSign(scanner, ','));
  return skipSign(scanner, end);
}
