import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLargeArchive } from '../../test/support/large-archive.ts';
import { absolute, compared, megabytes, perSecond, type Bench } from './bench-line.ts';
import type { ThreadsRun } from './programs/verify-threads.ts';
import { runProgram } from './tools.ts';

/** A contest as large as they come, by all cores: what is left of the bare signatures' speed. */
export const verifyThreadsBench: Bench = {
  title: 'Verification of a large archive on all cores (jurybox verify)',
  needs: [],
  run: async ({ folder, quick }) => {
    const archive = createLargeArchive(quick ? 10_000 : 100_000);
    const path = join(folder, 'large.jbarchive');
    await writeFile(path, archive.bytes);
    const run = await runProgram<ThreadsRun>('verify-threads', [path, archive.root]);
    const mean = (of: 'wall' | 'cpu') =>
      run.signature.reduce((sum, time) => sum + time[of], 0) / run.signature.length;
    const rate = (milliseconds: number) => perSecond((1000 * archive.sheets) / milliseconds);
    const what = `${archive.sheets} sheets`;
    return [
      compared(what, rate(run.archive.wall), {
        name: `node:crypto verify x ${run.cores} cores`,
        figure: perSecond((1000 * run.cores) / mean('wall')),
      }),
      compared(
        `${what}, processor time`,
        rate(run.archive.cpu),
        { name: 'node:crypto verify', figure: perSecond(1000 / mean('cpu')) },
        'all threads counted, start included',
      ),
      absolute('peak memory of the process', megabytes(run.maxRss)),
    ];
  },
};
