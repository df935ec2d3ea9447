import { parse } from 'csv-parse/browser/esm/sync';

const DELIMITERS = [',', ';', '\t'] as const;

/**
 * Rows of a table as text. The delimiter is the one that occurs most in the first line. Null: it
 * is not a table, and is shown as the text it is.
 */
export function parseCsvRows(text: string): readonly (readonly string[])[] | null {
  const end = text.search(/[\r\n]/);
  const head = end === -1 ? text : text.slice(0, end);
  const counted = DELIMITERS.map((delimiter) => ({
    delimiter,
    count: head.split(delimiter).length,
  }));
  const { delimiter } = counted.reduce((best, next) => (next.count > best.count ? next : best));
  try {
    return parse(text, {
      bom: true,
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    });
  } catch {
    return null;
  }
}
