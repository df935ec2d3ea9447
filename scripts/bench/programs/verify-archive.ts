import { nativeSha256, verifyEd25519 } from '../../../src/backend/crypto-node.ts';
import { readArchiveFile } from '../../../src/backend/notary/archive-store.ts';
import { verifyArchive } from '../../../src/core/verify/verify-archive.ts';

export type VerifyRun = {
  /** Milliseconds of each run, and processor milliseconds of all threads. */
  readonly times: number[];
  readonly cpu: number[];
  readonly rssBefore: number;
  readonly maxRss: number;
};

/** Verifies an archive some times over as the notary's backend does: `<file> <root> <times>`. */
const [path = '', root = '', count = '1'] = process.argv.slice(2);
const run: VerifyRun = { times: [], cpu: [], rssBefore: process.memoryUsage.rss(), maxRss: 0 };
for (let round = 0; round < Number(count); round += 1) {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const files = await readArchiveFile(path);
  if (!files.ok) throw new Error(`archive refused: ${files.error.code}`);
  const { report } = verifyArchive(files.value, root, verifyEd25519, nativeSha256);
  if (report.verdict !== 'valid' || report.resultStatus !== 'complete') {
    throw new Error(`verdict ${report.verdict}, result ${report.resultStatus}`);
  }
  run.times.push(performance.now() - start);
  const used = process.cpuUsage(cpu);
  run.cpu.push((used.user + used.system) / 1000);
}
// In kibibytes on every system that Node runs on.
const maxRss = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ ...run, maxRss }));
