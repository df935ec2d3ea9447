import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** What this prints: bare Ed25519 verifications with every core at it. */
export type SignatureRate = {
  readonly cores: number;
  /** By the clock, of all cores together. */
  readonly perSecond: number;
  /** Processor milliseconds of one. */
  readonly cpu: number;
};

const SIGNATURES = 20_000;
/** As long as a sheet's. */
const MESSAGE_BYTES = 1000;

/** Nothing but `verify` of `node:crypto` with a key object at hand; gives the milliseconds taken. */
function verifyMany(): number {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = Buffer.alloc(MESSAGE_BYTES, 1);
  const signature = sign(null, message, privateKey);
  const start = performance.now();
  for (let count = 0; count < SIGNATURES; count += 1) {
    if (!verify(null, message, publicKey, signature)) throw new Error('signature refused');
  }
  return performance.now() - start;
}

async function measure(): Promise<SignatureRate> {
  const cores = availableParallelism();
  const before = process.cpuUsage();
  const threads = Array.from({ length: cores }, () => new Worker(import.meta.filename));
  const times = await Promise.all(threads.map((thread) => once(thread, 'message')));
  const { user, system } = process.cpuUsage(before);
  return {
    cores,
    perSecond: times.reduce((sum, [time]) => sum + (1000 * SIGNATURES) / Number(time), 0),
    cpu: (user + system) / 1000 / (cores * SIGNATURES),
  };
}

if (isMainThread) console.log(JSON.stringify(await measure()));
else parentPort?.postMessage(verifyMany());
