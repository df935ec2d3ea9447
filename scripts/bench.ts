import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, BenchLine } from './bench/bench-line.ts';
import { draftBench } from './bench/draft-bench.ts';
import { pdfBench } from './bench/pdf-bench.ts';
import { pdfLargeBench } from './bench/pdf-large-bench.ts';
import { pdfMemoryBench } from './bench/pdf-memory-bench.ts';
import { formatTable } from './bench/print-table.ts';
import { buildBench, importBench } from './bench/package-bench.ts';
import { startupBench } from './bench/startup-bench.ts';
import { startupLargeBench } from './bench/startup-large-bench.ts';
import { tallyBench } from './bench/tally-bench.ts';
import { hasTool } from './bench/tools.ts';
import { typingBench } from './bench/typing-bench.ts';
import { verifyBench } from './bench/verify-bench.ts';
import { verifyThreadsBench } from './bench/verify-threads-bench.ts';

/**
 * `npm run bench [name...] [-- --json] [-- --quick]`: our work beside a named reference, both
 * measured in the same run on the same machine. Ratios travel to other machines; times do not.
 */
const BENCHES: Readonly<Record<string, Bench>> = {
  import: importBench,
  build: buildBench,
  pdf: pdfBench,
  'pdf-large': pdfLargeBench,
  'pdf-memory': pdfMemoryBench,
  draft: draftBench,
  typing: typingBench,
  verify: verifyBench,
  'verify-large': verifyThreadsBench,
  tally: tallyBench,
  startup: startupBench,
  'startup-large': startupLargeBench,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});
const unknown = positionals.find((name) => !(name in BENCHES));
if (unknown === undefined) await main();
else {
  console.error(`bench: no ${unknown}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const results: Record<string, readonly BenchLine[]> = {};
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const before = load();
    const lines = await runBench(bench);
    results[name] = lines;
    if (!values.json) {
      console.log(`\n${formatTable(`${name}: ${bench.title}`, lines)}`);
      console.log(`  load ${before} before, ${load()} after, ${availableParallelism()} cores`);
    }
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
}

/** Of the last minute, ourselves included. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

async function runBench(bench: Bench): Promise<readonly BenchLine[]> {
  const absent = bench.needs.filter((tool) => !hasTool(tool));
  if (absent.length > 0) return [{ what: 'everything', notRun: `${absent.join(', ')} absent` }];
  const folder = await mkdtemp(join(tmpdir(), 'jurybox-bench-'));
  try {
    return await bench.run({ folder, quick: values.quick });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
