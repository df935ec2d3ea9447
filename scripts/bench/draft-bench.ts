import { closeSync, cpSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from '../../src/contract/judging-methods.ts';
import type { EntryId } from '../../src/core/model/primitives.ts';
import { receivePackage } from '../../src/backend/demo/demo-judge.ts';
import { endProcess } from '../../test/support/child-process.ts';
import { startLoopbackProcess } from '../../test/support/launch-loopback.ts';
import { ensureBuilt } from '../ensure-built.ts';
import { compared, ms, type Bench, type BenchLine } from './bench-line.ts';
import { createBenchContest, entryIdOf, randomMaterials, SECRET } from './bench-contest.ts';
import { openLoopbackCalls } from './loopback-calls.ts';
import { percentile, timed } from './statistics.ts';

type Samples = { readonly inProcess: number[]; readonly http: number[]; readonly bare: number[] };

/** What a judge waits for after a keystroke, beside the least that a promise of "saved" can cost. */
export const draftBench: Bench = {
  title: 'Draft acknowledged (judging.saveDraft: checked, appended, on disk)',
  needs: [],
  run: async ({ folder, quick }) => {
    await ensureBuilt();
    const contest = await createBenchContest(join(folder, 'contest'), randomMaterials(36e3, 36), 1);
    const [judge] = contest.judges;
    if (!judge) throw new Error('no judge');
    const { theatre } = contest;
    await receivePackage(theatre, judge.profileId, judge.file);
    // A folder has one backend: the shell gets a copy of everything.
    const copy = join(folder, 'copy');
    await theatre.pause(() => cpSync(theatre.dataFolder, copy, { recursive: true }));
    await theatre.become(judge.profileId);
    const shell = await startLoopbackProcess(copy, 0);
    const http = openLoopbackCalls(shell.address);
    await http.call('app.openProfile', { profileId: judge.profileId });
    await http.call('identity.unlock', { secret: SECRET });
    const samples = await sample(quick ? 100 : 2000, join(folder, 'bare'), {
      inProcess: (input) => theatre.client().demand('judging.saveDraft', input),
      http: (input) => http.call('judging.saveDraft', input),
    });
    http.close();
    await endProcess(shell.child, 'SIGTERM');
    await theatre.close();
    return [
      ...toLines('in process', samples.inProcess, samples.bare),
      ...toLines('over loopback HTTP', samples.http, samples.bare),
    ];
  },
};

type SaveDraft = (input: {
  readonly entry: EntryId;
  readonly base: number;
  readonly copy: string;
  readonly edit: number;
  readonly draft: Draft;
}) => Promise<unknown>;

const COPY = '00000000-0000';

/** One of each in turn. The first fifty warm up. */
async function sample(
  count: number,
  path: string,
  save: { readonly inProcess: SaveDraft; readonly http: SaveDraft },
): Promise<Samples> {
  const file = openSync(path, 'a');
  const samples: Samples = { inProcess: [], http: [], bare: [] };
  for (let index = -50; index < count; index += 1) {
    const draft = draftOf(index);
    const line = Buffer.from(`${JSON.stringify(draft)}\n`);
    const edit = index + 51;
    const input = { entry: entryIdOf(0) as EntryId, base: edit - 1, copy: COPY, edit, draft };
    const inProcess = await timed(() => save.inProcess(input));
    const bare = await timed(async () => {
      writeSync(file, line);
      fdatasyncSync(file);
    });
    const http = await timed(() => save.http(input));
    if (index < 0) continue;
    samples.inProcess.push(inProcess);
    samples.bare.push(bare);
    samples.http.push(http);
  }
  closeSync(file);
  return samples;
}

/** As it grows while a judge types: marks given, a comment of some length. */
function draftOf(index: number): Draft {
  const criteria = ['innovation', 'adaptation', 'market', 'finance', 'team', 'presentation'];
  return {
    marks: Object.fromEntries(criteria.map((id, place) => [id, 5 * ((index + 50 + place) % 10)])),
    markComments: {},
    comment: '技术路线清楚,国产化适配有测试报告,建议补充规模化部署案例。'.slice(
      0,
      5 + ((index + 50) % 25),
    ),
    recusalReason: null,
    correctionReason: null,
  };
}

function toLines(
  where: string,
  ours: readonly number[],
  bare: readonly number[],
): readonly BenchLine[] {
  return [0.5, 0.99].map((share) => {
    const name = `append + fdatasync, p${100 * share}`;
    const figure = ms(percentile(bare, share));
    return compared(`${where}, p${100 * share}`, ms(percentile(ours, share)), { name, figure });
  });
}
