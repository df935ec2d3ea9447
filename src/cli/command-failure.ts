import { EXIT, type ExitCode } from './command.ts';

/** Failures of the command line itself; everything else has a code of the contract. */
export const CLI_ERROR_CODES = [
  'command-unknown',
  'command-missing',
  'arguments-wrong',
  'option-missing',
  'option-malformed',
  'root-malformed',
  'root-groups-wrong',
  'secret-missing',
  'file-unreadable',
  'file-of-no-kind',
  'archive-unreadable',
  'folder-not-empty',
  'data-folder-in-use',
  'organizer-missing',
  'organizer-exists',
  'organizer-ambiguous',
  'holder-missing',
  'holder-ambiguous',
  'table-malformed',
  'source-ambiguous',
  'suite-unknown',
  'rules-malformed',
  'rules-not-json',
  'attributes-missing',
  'entry-not-found',
  'row-empty',
  'row-no-rows',
  'row-malformed',
  'row-column-missing',
  'row-column-repeated',
  'row-row-too-long',
  'row-cell-empty',
  'row-not-a-number',
  'row-out-of-scale',
  'row-status-unknown',
  'row-status-with-mark',
  'row-row-repeated',
  'row-group-missing',
  'row-group-unknown',
  'row-entry-unknown',
  'row-criterion-unknown',
  'row-factor-missing',
  'row-factor-differs',
] as const;
export type CliErrorCode = (typeof CLI_ERROR_CODES)[number];

/** A code of this program or of the contract, in the form that the contract's errors have. */
export type FailureFacts = {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly at?: string;
};

/**
 * Ends a command without an outcome. Thrown, because it only ever travels from a command to the
 * one place in `run-cli.ts` that prints it.
 */
export class CommandFailure extends Error {
  readonly exitCode: ExitCode;
  readonly facts: FailureFacts;

  constructor(exitCode: ExitCode, facts: FailureFacts) {
    super(facts.code);
    this.name = 'CommandFailure';
    this.exitCode = exitCode;
    this.facts = facts;
  }
}

/** The command line makes no sense. */
export function usageFailure(
  code: CliErrorCode,
  params: Readonly<Record<string, string | number>> = {},
): CommandFailure {
  return new CommandFailure(EXIT.usage, { code, params });
}

/** A named file cannot be read, or is not what it was taken for. */
export function unreadableFailure(file: string, reason: string): CommandFailure {
  return new CommandFailure(EXIT.unreadable, { code: 'file-unreadable', params: { file, reason } });
}
