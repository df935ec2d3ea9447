import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_STAGE } from '../../src/backend/demo/demo-stage.ts';
import {
  absolute,
  compared,
  megabytes,
  throughput,
  type Bench,
  type BenchLine,
} from './bench-line.ts';
import { createBenchContest, randomMaterials, SECRET, type BenchContest } from './bench-contest.ts';
import type { OpenRun } from './programs/open-package.ts';
import type { ImportRun } from './programs/import-package.ts';
import { median, spread, timed } from './statistics.ts';
import { runProgram, runTool } from './tools.ts';

const NAME = 'cp + openssl dgst';

/** Decrypt, verify, store: every byte is read, authenticated, hashed and written, twice over. */
export const importBench: Bench = {
  title: 'Package taken in (judging.importPackage: decrypt, verify, store, sync)',
  needs: ['openssl', 'cp'],
  run: async ({ folder, quick }) => {
    const [size, rounds] = quick ? [5e6, 1] : [100e6, 7];
    const contest = await createBenchContest(folder, randomMaterials(size, 20), rounds);
    await contest.theatre.close();
    const bytes = contest.judges[0]?.file.size ?? 0;
    const runs: ImportRun[] = [];
    const opens: OpenRun[] = [];
    const [plain, synced]: [number[], number[]] = [[], []];
    for (const judge of contest.judges) {
      const args = [contest.theatre.dataFolder, judge.profileId, judge.file.path];
      runs.push(await runProgram<ImportRun>('import-package', args));
      opens.push(await runProgram<OpenRun>('open-package', [folder, String(size)]));
      plain.push(await copyAndHash(judge.file.path, join(folder, 'copy'), false));
      synced.push(await copyAndHash(judge.file.path, join(folder, 'copy'), true));
    }
    const times = runs.map(({ milliseconds }) => milliseconds);
    const ours = throughput(bytes, median(times));
    const what = `package of ${Math.round(bytes / 1e6)} MB`;
    return [
      compared(what, ours, { name: NAME, figure: throughput(bytes, median(plain)) }, spread(times)),
      compared(
        `${what}, both on disk`,
        ours,
        { name: `${NAME} + sync`, figure: throughput(bytes, median(synced)) },
        'we sync before we answer',
      ),
      ...toOpenLines(opens, median(plain)),
      absolute(
        'growth of resident memory, upload included',
        megabytes(median(runs.map((run) => run.rssGrowth))),
      ),
    ];
  },
};

/** The opening alone: Electron's Node has no native ChaCha20-Poly1305 and uses JavaScript. */
function toOpenLines(runs: readonly OpenRun[], reference: number): readonly BenchLine[] {
  const bytes = runs[0]?.bytes ?? 0;
  const figure = throughput(bytes, reference);
  return (['native', 'library'] as const).map((engine) =>
    compared(
      `decryption alone, ${engine === 'native' ? "Node's cipher" : 'JavaScript (Electron)'}`,
      throughput(bytes, median(runs.map((run) => run[engine]))),
      { name: NAME, figure },
    ),
  );
}

/** Read, pack, encrypt, hash, write. */
export const buildBench: Bench = {
  title: 'Package built (packages.build: sign, pack, encrypt, sync)',
  needs: ['openssl', 'cp'],
  run: async ({ folder, quick }) => {
    const [size, rounds] = quick ? [5e6, 1] : [100e6, 5];
    const contest = await createBenchContest(folder, randomMaterials(size, 20), 1);
    const [ours, plain, synced]: [number[], number[], number[]] = [[], [], []];
    let bytes = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const built = await buildOnce(contest);
      bytes = built.bytes;
      const copy = join(folder, 'copy');
      const times = [
        await copyAndHash(built.path, copy, false),
        await copyAndHash(built.path, copy, true),
      ] as const;
      await rm(built.path);
      if (round === 0) continue;
      ours.push(built.milliseconds);
      plain.push(times[0]);
      synced.push(times[1]);
    }
    await contest.theatre.close();
    const rate = throughput(bytes, median(ours));
    const what = `package of ${Math.round(bytes / 1e6)} MB`;
    return [
      compared(what, rate, { name: NAME, figure: throughput(bytes, median(plain)) }, spread(ours)),
      compared(`${what}, both on disk`, rate, {
        name: `${NAME} + sync`,
        figure: throughput(bytes, median(synced)),
      }),
    ];
  },
};

async function buildOnce({ theatre }: BenchContest) {
  const client = theatre.client();
  const [row] = await client.demand('packages.list', { stage: DEMO_STAGE });
  if (!row) throw new Error('no package to build');
  const start = performance.now();
  const { files } = await client.demand('packages.build', {
    stage: DEMO_STAGE,
    judges: [row.judge],
    destinationId: 'exports',
    secret: SECRET,
    taskId: 't-00000001',
  });
  const [file] = files;
  if (!file) throw new Error('no package was built');
  return { path: file.path, bytes: file.size, milliseconds: performance.now() - start };
}

/** What any program must at least do to take a file over: copy its bytes and hash them. */
async function copyAndHash(source: string, target: string, sync: boolean): Promise<number> {
  const taken = await timed(async () => {
    await runTool('cp', [source, target]);
    if (sync) await runTool('sync', [target]);
    await runTool('openssl', ['dgst', '-sha256', target]);
  });
  await rm(target);
  return taken;
}
