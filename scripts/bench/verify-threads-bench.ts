import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLargeArchive } from '../../test/support/large-archive.ts';
import { buildNodeEntry } from '../node-bundle.ts';
import { PROJECT } from '../project.ts';
import { absolute, compared, megabytes, perSecond, type Bench } from './bench-line.ts';
import type { SignatureRate } from './programs/signature-rate.ts';
import { runProgram, runTool } from './tools.ts';

/** Milliseconds by the clock and of processor time, and bytes, of one process from start to end. */
type Usage = { readonly wall: number; readonly cpu: number; readonly maxRss: number };

/** A contest as large as they come, by all cores: what is left of the bare signatures' speed. */
export const verifyThreadsBench: Bench = {
  title: 'Verification of a large archive on all cores (jurybox verify, as built)',
  needs: [],
  run: async ({ folder, quick }) => {
    const archive = createLargeArchive(quick ? 10_000 : 100_000);
    const path = join(folder, 'large.jbarchive');
    await writeFile(path, archive.bytes);
    await buildNodeEntry('cli');
    const before = await runProgram<SignatureRate>('signature-rate', []);
    const run = await verifyAsBuilt(path, archive.root, join(folder, 'usage.json'));
    const after = await runProgram<SignatureRate>('signature-rate', []);
    const rate = (milliseconds: number) => perSecond((1000 * archive.sheets) / milliseconds);
    const what = `${archive.sheets} sheets`;
    return [
      compared(
        what,
        rate(run.wall),
        {
          name: `node:crypto verify, ${before.cores} cores at once`,
          figure: perSecond((before.perSecond + after.perSecond) / 2),
        },
        'by the clock, start included',
      ),
      compared(
        `${what}, processor time`,
        rate(run.cpu),
        { name: 'node:crypto verify', figure: perSecond(2000 / (before.cpu + after.cpu)) },
        'all threads counted',
      ),
      absolute('peak memory of the process', megabytes(run.maxRss)),
    ];
  },
};

/** Fails where the verdict is not "valid": the command ends with another code then. */
async function verifyAsBuilt(path: string, root: string, usage: string): Promise<Usage> {
  const hook = join(import.meta.dirname, 'programs', 'usage-at-exit.mjs');
  const cli = join(PROJECT, 'out', 'cli', 'index.js');
  const args = ['--import', hook, cli, 'verify', path, '--root', root, '--json'];
  await runTool(process.execPath, args, { JURYBOX_BENCH_USAGE: usage });
  return JSON.parse(await readFile(usage, 'utf8')) as Usage;
}
