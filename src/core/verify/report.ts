import type { Sha256Hex } from '../model/primitives.ts';

export type StepStatus = 'passed' | 'failed' | 'not-run';

/** One thing that was seen in a step. Only an `error` fails the step. */
export type Finding = {
  readonly severity: 'ok' | 'note' | 'error';
  readonly code: string;
  /** File of the archive that the finding rests on. */
  readonly evidence?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type StepReport = {
  /** 1 to 12, as numbered in docs/verification.md. */
  readonly step: number;
  readonly status: StepStatus;
  readonly findings: readonly Finding[];
};

export type VerificationReport = {
  /** Valid: no step failed. Steps that did not run are listed and prove nothing. */
  readonly verdict: 'valid' | 'invalid';
  readonly resultStatus: 'complete' | 'incomplete' | 'unknown';
  readonly contest: {
    readonly contestId: string;
    readonly title: string;
    readonly stage: string;
    /** Title of the stage, as the charter has it; empty when it cannot be read. */
    readonly stageTitle: string;
    readonly rehearsal: boolean;
  } | null;
  readonly rootFingerprint: Sha256Hex | null;
  readonly archiveIndex: Sha256Hex | null;
  readonly result: Sha256Hex | null;
  readonly steps: readonly StepReport[];
};

/** A step that ran: it passed exactly when no finding is an error. */
export function stepFrom(step: number, findings: readonly Finding[]): StepReport {
  const failed = findings.some((finding) => finding.severity === 'error');
  return { step, status: failed ? 'failed' : 'passed', findings };
}

/** A step that could not run, and why. */
export function stepNotRun(step: number, code: string): StepReport {
  return { step, status: 'not-run', findings: [{ severity: 'note', code }] };
}

/** A finding that fails its step. */
export function error(code: string, evidence?: string, params?: Finding['params']): Finding {
  return {
    severity: 'error',
    code,
    ...(evidence === undefined ? {} : { evidence }),
    ...(params === undefined ? {} : { params }),
  };
}

/** What a person should know, and what fails nothing. */
export function note(code: string, evidence?: string, params?: Finding['params']): Finding {
  return { ...error(code, evidence, params), severity: 'note' };
}

/** Notes that weigh on what the whole report is worth: they stand beside the verdict. */
const REMARKS: readonly string[] = ['head-not-witnessed'];

/** Each such note, with the step that found it. */
export function findRemarks<F extends Pick<Finding, 'severity' | 'code'>>(
  steps: readonly { readonly step: number; readonly findings: readonly F[] }[],
): readonly { readonly step: number; readonly finding: F }[] {
  return steps.flatMap(({ step, findings }) =>
    findings
      .filter(({ severity, code }) => severity === 'note' && REMARKS.includes(code))
      .map((finding) => ({ step, finding })),
  );
}

/** Numbers of the steps that ended so, such as `8, 9, 10`. */
export function listSteps(
  steps: readonly Pick<StepReport, 'step' | 'status'>[],
  status: StepStatus,
): string {
  return steps
    .filter((one) => one.status === status)
    .map(({ step }) => step)
    .join(', ');
}
