import { Worker } from 'node:worker_threads';
import type { Answer, Order } from './crew-worker.ts';

export type Plan = {
  readonly count: number;
  readonly seed: number;
  readonly workers: number;
  /** Every so many cases the second verifier is asked as well; 0: never. */
  readonly second: number;
  readonly onAnswer?: (answer: Answer, done: number) => void;
};

export type Tally = {
  readonly count: number;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Accepted with another meaning, crashed, or took more than `LIMIT_MS`. */
  readonly faults: readonly Answer[];
  readonly compared: number;
  /** Compared cases in which the verdicts differ. */
  readonly disagreements: readonly Answer[];
  /** Compared cases of one verdict in which other steps failed. */
  readonly otherSteps: readonly Answer[];
  readonly slowestMs: number;
};

/** No case may take longer. */
export const LIMIT_MS = 10_000;

/** Tries `count` mutations of the small archive; the same for the same seed. */
export async function runMutations(plan: Plan): Promise<Tally> {
  const answers: Answer[] = [];
  const take = (answer: Answer) => {
    answers.push(answer);
    plan.onAnswer?.(answer, answers.length);
  };
  const orders = Array.from({ length: plan.workers }, (_, from) => ({
    seed: plan.seed,
    from,
    to: plan.count,
    stride: plan.workers,
    second: plan.second,
    clock: new SharedArrayBuffer(4),
  }));
  await Promise.all(orders.map((order) => work(order, take)));
  return tallyOf(answers);
}

/** One worker; a case that hangs ends the run with its number. */
function work(order: Order, take: (answer: Answer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('crew-worker.ts', import.meta.url), { workerData: order });
    const clock = new Int32Array(order.clock);
    let seen = { number: -1, since: Date.now() };
    const watchman = setInterval(() => {
      const number = Atomics.load(clock, 0);
      if (number !== seen.number) seen = { number, since: Date.now() };
      if (Date.now() - seen.since < 6 * LIMIT_MS) return;
      void worker.terminate();
      reject(new Error(`case ${number} of seed ${order.seed} hangs`));
    }, 1000);
    worker.on('message', take);
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watchman);
      resolve();
    });
  });
}

function tallyOf(answers: readonly Answer[]): Tally {
  const outcomes: Record<string, number> = {};
  for (const { forger, outcome } of answers) {
    const name = `${forger} ${outcome.kind}`;
    outcomes[name] = (outcomes[name] ?? 0) + 1;
  }
  const compared = answers.filter(({ second }) => second !== null);
  return {
    count: answers.length,
    outcomes,
    faults: answers.filter(
      ({ outcome, milliseconds }) =>
        outcome.kind === 'WRONG' || outcome.kind === 'CRASH' || milliseconds > LIMIT_MS,
    ),
    compared: compared.length,
    disagreements: compared.filter(
      (answer) =>
        isValid(answer) !== (answer.second?.verdict === 'valid') ||
        answer.second?.verdict === 'crash',
    ),
    otherSteps: compared.filter(
      ({ outcome, second }) =>
        outcome.kind === 'invalid' && second?.failed.join() !== outcome.failed.join(),
    ),
    slowestMs: Math.max(0, ...answers.map(({ milliseconds }) => milliseconds)),
  };
}

function isValid({ outcome }: Answer): boolean {
  return outcome.kind === 'harmless' || outcome.kind === 'WRONG';
}
