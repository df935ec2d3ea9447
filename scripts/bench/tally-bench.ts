import { absolute, compared, megabytes, ms, type Bench } from './bench-line.ts';
import type { TallyRun } from './programs/tally-table.ts';
import { median, spread } from './statistics.ts';
import { runProgram } from './tools.ts';

/** Exact fractions, trimming, rounding, ranks and ties, beside a bare sum of doubles. */
export const tallyBench: Bench = {
  title: 'Tally of a plain table (7 judges x 8 criteria, trimmed 1 + 1, ranked)',
  needs: [],
  run: async ({ quick }) => {
    const entries = quick ? 1000 : 100_000;
    const runs: TallyRun[] = [];
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      runs.push(await runProgram<TallyRun>('tally-table', [String(entries)]));
    }
    const of = (key: keyof TallyRun) => runs.map((run) => run[key]);
    return [
      compared(
        `${entries} entries`,
        ms(median(of('tally'))),
        { name: 'plain float sum', figure: ms(median(of('floats'))) },
        `same parsed table, ${spread(of('tally'))}`,
      ),
      absolute('explanation of one entry, on demand', ms(median(of('explain')))),
      absolute(
        'peak memory of the process',
        megabytes(median(of('maxRss'))),
        `${Math.round(median(of('rssBefore')) / 1e6)} MB before, with the table`,
      ),
    ];
  },
};
