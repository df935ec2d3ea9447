const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
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

/** Moves over a string; one that holds a control character, such as a line break, is none. */
function skipString(scanner: Scanner): boolean {
  const start = scanner.at;
  if (!skip(scanner, STRING)) return false;
  if (Array.from(scanner.text.slice(start, scanner.at)).every((character) => character >= ' ')) {
    return true;
  }
  scanner.at = start;
  return false;
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
  return skipString(scanner) || skip(scanner, PLAIN);
}

function readMember(scanner: Scanner): boolean {
  skip(scanner, SPACE);
  return skipString(scanner) && skipSign(scanner, ':') && readValue(scanner);
}

function readList(scanner: Scanner, end: string, readItem: (scanner: Scanner) => boolean): boolean {
  if (skipSign(scanner, end)) return true;
  do {
    if (!readItem(scanner)) return false;
  } while (skipSign(scanner, ','));
  return skipSign(scanner, end);
}
