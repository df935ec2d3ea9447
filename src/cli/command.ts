import type { Texts } from './texts/texts.ts';
import type { CommandArguments } from './command-line.ts';
import type { OptionName } from './options.ts';

/** What a script can rely on; docs/cli.md, "Exit codes". */
export const EXIT = {
  /** Done, or the proof is valid. */
  done: 0,
  /** A negative verdict: invalid, incomplete, refused. */
  negative: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** A file that was named cannot be read, or is not of its kind. */
  unreadable: 3,
  /** A fault of the program itself, which must never look like a verdict. */
  fault: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The rim of the process, passed in so that commands stay plain functions. */
export type Host = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly resourcesFolder: string;
  readonly version: string;
  /** File that threads run, to share the reading of a large archive; absent: one thread. */
  readonly threadProgram?: string;
  /** A line of diagnostics or progress; standard output belongs to the outcome alone. */
  readonly tell: (line: string) => void;
  /** Runs once at Ctrl-C, in place of ending the process; gives a function that takes it back. */
  readonly onInterrupt: (listener: () => void) => () => void;
};

export type Call = {
  readonly arguments: CommandArguments;
  readonly texts: Texts;
  readonly host: Host;
};

/** What a command has to say: printed once at its end, as one JSON document or as lines. */
export type Outcome = {
  readonly exitCode: ExitCode;
  readonly json: unknown;
  readonly lines: readonly string[];
};

export type Command = {
  /** Positional arguments and options as the usage line shows them. */
  readonly usage: string;
  readonly options: readonly OptionName[];
  readonly positionals: { readonly min: number; readonly max: number };
  readonly run: (call: Call) => Promise<Outcome>;
};
