import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runMutations } from '../test/mutation/run-mutations.ts';

/** `npm run mutation -- --count 100000 --seed S`: changed archives for both verifiers; the figures. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    second: { type: 'string', default: '40' },
  },
});

const begun = performance.now();
const tally = await runMutations({
  count: Number(values.count),
  seed: Number(values.seed),
  workers: Number(values.workers),
  second: Number(values.second),
  onAnswer: (_, done) => {
    if (done % 5000 === 0) console.error(`${done} of ${values.count}`);
  },
});
const seconds = (performance.now() - begun) / 1000;
console.log(JSON.stringify(tally.outcomes, null, 2));
for (const answer of [...tally.faults, ...tally.disagreements].slice(0, 40))
  console.log(JSON.stringify(answer));
for (const answer of tally.otherSteps.slice(0, 15))
  console.log(`other steps: ${JSON.stringify(answer)}`);
console.log(
  `${tally.count} mutations, seed ${values.seed}, ${seconds.toFixed(0)} s (${(tally.count / seconds).toFixed(0)}/s): ` +
    `${tally.faults.length} faults, slowest ${tally.slowestMs} ms; ${tally.compared} by both verifiers, ` +
    `${tally.disagreements.length} disagreements, ${tally.otherSteps.length} with other failed steps`,
);
process.exitCode = tally.faults.length + tally.disagreements.length === 0 ? 0 : 1;
