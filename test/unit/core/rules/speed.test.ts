import { expect, test } from 'vitest';
import { criterionIdSchema } from '../../../../src/core/model/primitives.ts';
import { computeResult } from '../../../../src/core/rules/compute-result.ts';
import {
  hashOf,
  makeAwards,
  makeContest,
  makeRubric,
  makeSheet,
  scores,
  trimmed,
} from './contest-builder.ts';

test('10 000 entries, 7 judges, 8 criteria: seconds, not minutes', () => {
  const criteria = Array.from({ length: 8 }, (_, index) => `c${index}`);
  const rubric = makeRubric(
    criteria.map((id, index) => ({ id, weight: `0.${index + 1}` })),
    1,
  );
  const judges = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const template = makeSheet('A', 'E0', scores(0));
  const entries = Array.from({ length: 10_000 }, (_, index) => `E${index}`);
  const table = Object.fromEntries(
    entries.map((entry) => [entry, Object.fromEntries(judges.map((judge) => [judge, null]))]),
  );
  const input = makeContest(table, {
    rubric,
    awards: makeAwards(1, 3, 7),
    recommend: 11,
    ruleset: {
      aggregation: trimmed(),
      tieBreaks: [
        { by: 'untrimmed-mean' },
        { by: 'criterion', criterion: criterionIdSchema.parse('c0') },
      ],
    },
  });
  const sheets = input.assignment.panels.flatMap(({ judge, entries: panel }, j) =>
    panel.map((entry, e) => ({
      hash: hashOf(`${entry}/${judge}`),
      sheet: {
        ...template.sheet,
        judge,
        entry,
        body: scores(
          Object.fromEntries(criteria.map((id, c) => [id, (e * 7 + j * 13 + c * 3) % 1001])),
        ),
      },
    })),
  );
  const start = performance.now();
  const { computed } = computeResult({ ...input, sheets });
  const elapsed = performance.now() - start;
  expect(computed.status).toBe('complete');
  console.log(`computeResult: ${Math.round(elapsed)} ms`);
  // The machine that runs the suite is shared, so that no time is asserted; a quadratic step takes
  // many minutes, and runs into the limit.
}, 300_000);
