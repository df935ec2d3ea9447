import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLargeArchive } from '../../test/support/large-archive.ts';
import { absolute, compared, megabytes, perSecond, type Bench } from './bench-line.ts';
import type { VerifyRun } from './programs/verify-archive.ts';
import { median, spread } from './statistics.ts';
import { opensslVerifyRate, runProgram } from './tools.ts';

/** Every sheet carries one signature: nobody verifies an archive faster than `openssl` does those. */
export const verifyBench: Bench = {
  title: 'Verification of an archive (read, twelve steps, result recomputed)',
  needs: ['openssl'],
  run: async ({ folder, quick }) => {
    const archive = createLargeArchive(quick ? 500 : 10_000);
    const path = join(folder, 'large.jbarchive');
    await writeFile(path, archive.bytes);
    const runs: VerifyRun[] = [];
    const [wall, processor]: [number[], number[]] = [[], []];
    for (let round = 0; round < (quick ? 1 : 5); round += 1) {
      runs.push(await runProgram<VerifyRun>('verify-archive', [path, archive.root, '3']));
      wall.push(await opensslVerifyRate('wall', quick ? 1 : 3));
      processor.push(await opensslVerifyRate('processor', quick ? 1 : 3));
    }
    const name = 'openssl speed ed25519, one core';
    const reference = { name, figure: perSecond(median(wall)) };
    const rateOf = (times: readonly number[]) =>
      times.map((time) => (1000 * archive.sheets) / time);
    const first = rateOf(runs.flatMap(({ times }) => times.slice(0, 1)));
    const later = rateOf(runs.flatMap(({ times }) => times.slice(1)));
    const what = `${archive.sheets} sheets`;
    return [
      compared(what, perSecond(median(later)), reference, `once warm, ${spread(later)}`),
      compared(
        `${what}, first in a process`,
        perSecond(median(first)),
        reference,
        `as the command line does it, ${spread(first)}`,
      ),
      compared(
        `${what}, processor time`,
        perSecond(median(rateOf(runs.flatMap(({ cpu }) => cpu.slice(1))))),
        { name, figure: perSecond(median(processor)) },
        'all threads counted: collector and compiler too',
      ),
      absolute(
        'peak memory of the process',
        megabytes(median(runs.map(({ maxRss }) => maxRss))),
        `archive ${Math.round(archive.bytes.length / 1e6)} MB; ` +
          `${Math.round(median(runs.map(({ rssBefore }) => rssBefore)) / 1e6)} MB before`,
      ),
    ];
  },
};
