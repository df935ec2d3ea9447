import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_FILE } from '../app/app-handlers.ts';
import {
  enrolJudge,
  handOver,
  leaveDrafts,
  receivePackage,
  scoreAndSeal,
  takeReceipt,
} from './demo-judge.ts';
import { collectBundle, concludeContest, enrolAndPack, prepareContest } from './demo-organizer.ts';
import {
  DEMO_JUDGES,
  DEMO_NOTARY,
  DEMO_ORGANIZER,
  DEMO_SECRET,
  OPEN_ENTRIES,
  OPEN_JUDGE,
} from './demo-people.ts';
import { openTheatre, type DemoOptions, type DemoTheatre } from './demo-stage.ts';

export type { DemoOptions } from './demo-stage.ts';

export type Demo = {
  readonly seed: number;
  /** The complete contest, as the organizer exports it. */
  readonly archive: string;
  /** The same with the notary's countersignature. */
  readonly countersigned: string;
  /** As printed on paper: ten groups of five digits. */
  readonly rootFingerprint: string;
  readonly rootFingerprintHex: string;
  /** A data folder to open: every role, with the last judge's last entries still to do. */
  readonly dataFolder: string;
  readonly secret: string;
  readonly entries: number;
  readonly judges: number;
  readonly sheets: number;
};

/** The demo folder has something in it; nothing was touched. */
export class DemoFolderNotEmpty extends Error {
  constructor(folder: string) {
    super(`the folder ${folder} is not empty`);
    this.name = 'DemoFolderNotEmpty';
  }
}

/**
 * Plays a whole contest through the contract, as its people would, and leaves everything they hand
 * over in the folder. Signed objects and the archive depend on the seed alone; the encrypted
 * packages do not, because age draws its own randomness.
 */
export async function createDemo(options: DemoOptions): Promise<Demo> {
  if (existsSync(options.folder) && readdirSync(options.folder).length > 0) {
    throw new DemoFolderNotEmpty(options.folder);
  }
  mkdirSync(options.folder, { recursive: true });
  const theatre = await openTheatre(options);
  try {
    return await playContest(theatre);
  } finally {
    await theatre.close();
  }
}

async function playContest(theatre: DemoTheatre): Promise<Demo> {
  const { folder, seed, onStep } = theatre.options;
  onStep?.('keys');
  const organizer = await theatre.createProfile('organizer', DEMO_ORGANIZER.name);
  const notary = await enrolNotary(theatre);
  const judges = [];
  for (const index of DEMO_JUDGES.keys()) judges.push(await enrolJudge(theatre, index));
  onStep?.('materials');
  await prepareContest(theatre, organizer, notary.card);
  onStep?.('packages');
  const packages = await enrolAndPack(
    theatre,
    organizer,
    judges.map(({ card }) => card),
  );
  onStep?.('scores');
  const count = (await theatre.client().demand('entries.list', {})).length;
  for (const [index, { profileId }] of judges.entries()) {
    const file = packages[index];
    if (!file) throw new Error(`no package for demo judge ${index}`);
    await receivePackage(theatre, profileId, file);
    const to = index === OPEN_JUDGE ? count - OPEN_ENTRIES : count;
    // In two parts: the second bundle carries the judge's cosignature of what the first receipt showed.
    const half = Math.floor(count / 2);
    await scoreAndSeal(theatre, profileId, index, { from: 0, to: half });
    await deliver(theatre, organizer, profileId);
    await scoreAndSeal(theatre, profileId, index, { from: half, to });
    await deliver(theatre, organizer, profileId);
  }
  const open = judges[OPEN_JUDGE]?.profileId ?? '';
  await leaveDrafts(theatre, open, OPEN_JUDGE, count - OPEN_ENTRIES);
  const keep = await keepForPlaying(theatre, [organizer, open]);
  onStep?.('result');
  await scoreAndSeal(theatre, open, OPEN_JUDGE, { from: count - OPEN_ENTRIES, to: count });
  await deliver(theatre, organizer, open);
  theatre.surroundings.advance(30);
  const { archive, rootFingerprint } = await concludeContest(theatre, organizer);
  const countersigned = await countersignArchive(
    theatre,
    notary.profileId,
    archive.path,
    rootFingerprint.digits,
  );
  await theatre.client().demand('app.closeProfile', {});
  await theatre.pause(() => keep.restore());
  await theatre.client().demand('app.closeProfile', {});
  writeFileSync(join(theatre.dataFolder, DEMO_FILE), JSON.stringify({ secret: DEMO_SECRET }));
  writeFileSync(join(folder, 'root-fingerprint.txt'), `${rootFingerprint.digits}\n`);
  return {
    seed,
    archive: archive.path,
    countersigned: countersigned.path,
    rootFingerprint: rootFingerprint.digits,
    rootFingerprintHex: rootFingerprint.hex,
    dataFolder: theatre.dataFolder,
    secret: DEMO_SECRET,
    entries: count,
    judges: judges.length,
    // One judge corrected one sheet, and both versions stay.
    sheets: count * judges.length + 1,
  };
}

async function enrolNotary(theatre: DemoTheatre) {
  const profileId = await theatre.createProfile('notary', DEMO_NOTARY.name);
  await theatre.client().demand('identity.create', { ...DEMO_NOTARY, secret: DEMO_SECRET });
  const destinationId = await theatre.destination('key-cards');
  const card = await theatre.client().demand('identity.exportKeyCard', { destinationId });
  return { profileId, card };
}

async function deliver(theatre: DemoTheatre, organizer: string, judge: string): Promise<void> {
  theatre.surroundings.advance(2);
  const bundle = await handOver(theatre, judge);
  const receipt = await collectBundle(theatre, organizer, bundle);
  await takeReceipt(theatre, judge, receipt);
}

/** Sets aside the records as they are now, so that the played demo still has something to do. */
async function keepForPlaying(theatre: DemoTheatre, profileIds: readonly string[]) {
  const aside = join(theatre.options.folder, 'aside');
  // With the heads file, or the organizer's log would rightly be found set back.
  const pairs = profileIds.flatMap((id) =>
    ['jurybox.db', 'heads.log'].map((name) => ({
      live: join(theatre.dataFolder, 'profiles', id, name),
      kept: join(aside, `${id}-${name}`),
    })),
  );
  await theatre.pause(() => {
    mkdirSync(aside);
    for (const { live, kept } of pairs) if (existsSync(live)) cpSync(live, kept);
  });
  return {
    restore: () => {
      for (const { live, kept } of pairs) {
        for (const suffix of ['-wal', '-shm']) rmSync(live + suffix, { force: true });
        if (existsSync(kept)) cpSync(kept, live);
      }
      rmSync(aside, { recursive: true });
    },
  };
}

async function countersignArchive(
  theatre: DemoTheatre,
  notary: string,
  archivePath: string,
  root: string,
) {
  const client = await theatre.become(notary);
  const uploadId = await client.uploadFile(archivePath);
  const { archiveId } = await client.demand('notary.openArchive', { uploadId });
  return client.demand('notary.countersign', {
    archiveId,
    root,
    statement: '本公证员依据赛前公布的规则,核对了评分单与汇总结果,逐项核验一致。(彩排)',
    secret: DEMO_SECRET,
    destinationId: await theatre.destination('results'),
  });
}
