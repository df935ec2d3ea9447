import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { nativePrimitives } from '../../../src/cli/native-primitives.ts';
import { openNodeCrew } from '../../../src/cli/verify/node-crew.ts';
import { verifyArchiveFile } from '../../../src/cli/verify/verify-archive-file.ts';

/** Milliseconds by the clock, and processor milliseconds of all threads. */
type Time = { readonly wall: number; readonly cpu: number };
export type ThreadsRun = {
  readonly cores: number;
  readonly archive: Time;
  /** Of one signature, before and after the archive. */
  readonly signature: readonly Time[];
  readonly maxRss: number;
};

const SIGNATURES = 20_000;
/** As long as a sheet's. */
const MESSAGE_BYTES = 1000;

async function measure(work: () => Promise<void>): Promise<Time> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - start, cpu: (user + system) / 1000 };
}

/** Nothing but `verify` of `node:crypto` with a key object at hand. */
async function measureSignature(): Promise<Time> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = Buffer.alloc(MESSAGE_BYTES, 1);
  const signature = sign(null, message, privateKey);
  const { wall, cpu } = await measure(async () => {
    for (let count = 0; count < SIGNATURES; count += 1) {
      if (!verify(null, message, publicKey, signature)) throw new Error('signature refused');
    }
  });
  return { wall: wall / SIGNATURES, cpu: cpu / SIGNATURES };
}

/** Verifies an archive once, as `jurybox verify` does with all cores: `<file> <root>`. */
const [path = '', root = ''] = process.argv.slice(2);
const cores = availableParallelism();
const program = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'part-thread.ts');
const before = await measureSignature();
const archive = await measure(async () => {
  const crew = openNodeCrew({ path, program, portable: false }, cores);
  const host = { primitives: nativePrimitives, crew: crew.readers };
  const verified = await verifyArchiveFile({ path, root, given: [] }, host);
  await crew.close();
  if (!verified.ok) throw new Error(`archive refused: ${verified.error.reason}`);
  if (verified.value.report.verdict !== 'valid') throw new Error('archive is not valid');
});
// In kibibytes on every system that Node runs on.
const maxRss = process.resourceUsage().maxRSS * 1024;
const run: ThreadsRun = { cores, archive, signature: [before, await measureSignature()], maxRss };
console.log(JSON.stringify(run));
