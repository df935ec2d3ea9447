import { parentPort, workerData } from 'node:worker_threads';
import { findPython, SecondVerifier } from '../second-verifier/host/second-verifier.ts';
import { attempt, originalMeaning, type Outcome } from './attempt.ts';
import { createBase } from './base.ts';
import { createCase } from './cases.ts';

export type Order = {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly stride: number;
  /** Every so many cases the second verifier is asked as well; 0: never. */
  readonly second: number;
  /** The number of the case at work, for the watchman. */
  readonly clock: SharedArrayBuffer;
};

export type Answer = {
  readonly number: number;
  readonly forger: string;
  readonly change: string;
  readonly outcome: Outcome;
  readonly milliseconds: number;
  /** Verdict and failed steps of the second verifier, where it was asked. */
  readonly second: {
    readonly verdict: string;
    readonly failed: readonly number[];
    readonly note: string;
  } | null;
};

const order = workerData as Order;
const clock = new Int32Array(order.clock);
const base = createBase();
const meaning = await originalMeaning(base);
const python = order.second > 0 ? findPython() : null;
const second = python === null ? null : new SecondVerifier(python);

for (let number = order.from; number < order.to; number += order.stride) {
  Atomics.store(clock, 0, number);
  const begun = performance.now();
  const made = createCase(base, order.seed, number);
  const ready = performance.now();
  const outcome = await attempt(base, made, meaning);
  const milliseconds = Math.round(performance.now() - ready);
  const asked = second !== null && Math.floor(number / order.stride) % order.second === 0;
  const report = asked ? await second.verify(made.bytes, base.root, made.given) : null;
  const answer: Answer = {
    number,
    forger: made.forger,
    change: made.change,
    outcome,
    milliseconds: Math.max(milliseconds, Math.round(ready - begun)),
    second: report && {
      verdict: report.verdict,
      failed: report.steps.filter(({ status }) => status === 'failed').map(({ step }) => step),
      note: report.error ?? report.refused ?? describe(report.steps),
    },
  };
  parentPort?.postMessage(answer);
}
second?.close();

function describe(
  steps: readonly { step: number; findings: readonly { code: string; where: string }[] }[],
): string {
  return steps
    .flatMap(({ step, findings }) => findings.map(({ code, where }) => `${step} ${code} ${where}`))
    .slice(0, 5)
    .join('; ');
}
