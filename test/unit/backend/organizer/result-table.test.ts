import { expect, it } from 'vitest';
import { neutralizeCell } from '../../../../src/backend/organizer/result-table.ts';

it.each(['=1+1', '+1', '@SUM(A1)', '-2+3', '\t=1', '＝1+1', '=HYPERLINK("http://x")'])(
  'threats.md row 49: %s cannot become a formula',
  (text) => expect(neutralizeCell(text)).toBe(`'${text}`),
);

it.each(['84.50', '-1.25', '0', '智能巡检', 'E-001', ''])('leaves %s as it is', (text) =>
  expect(neutralizeCell(text)).toBe(text),
);
