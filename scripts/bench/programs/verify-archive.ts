import { verifyArchiveAt } from '../../../src/backend/notary/archive-store.ts';

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
  const verified = await verifyArchiveAt(path, { root });
  if (!verified.ok) throw new Error(`archive refused: ${verified.error.code}`);
  const { report } = verified.value;
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
