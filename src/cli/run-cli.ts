import { CommandFailure, usageFailure } from './command-failure.ts';
import { parseCommandLine } from './command-line.ts';
import { EXIT, type Host, type Outcome } from './command.ts';
import { COMMANDS, isCommandName } from './commands.ts';
import { describeCommand, describeProgram } from './help.ts';
import type { TextParams } from '../texts/report-texts.ts';
import { visible } from '../texts/visible.ts';
import { createTexts, pickLanguage, type Texts } from './texts/texts.ts';

/** What the process prints and how it ends. */
export type Ending = {
  readonly exitCode: number;
  /** All of standard output. */
  readonly output: string;
  /** Why there is no outcome; for standard error. */
  readonly fault: string | null;
};

/** Runs one command line from its words to its ending. */
export async function runCli(argv: readonly string[], host: Host): Promise<Ending> {
  const asJson = argv.includes('--json');
  const texts = createTexts(pickLanguage(argv, host.env));
  try {
    return endWith(await runCommand(argv, host, texts), asJson);
  } catch (error) {
    if (!(error instanceof CommandFailure)) host.tell(traceOf(error));
    return failWith(toFailure(error), asJson, texts);
  }
}

function failWith({ exitCode, facts }: CommandFailure, asJson: boolean, texts: Texts): Ending {
  const { code, params, at } = facts;
  return {
    exitCode,
    output: asJson ? `${JSON.stringify({ error: facts })}\n` : '',
    fault: `jurybox: ${texts.sayError(code, escapeAll({ ...params, ...(at === undefined ? {} : { at }) }))}`,
  };
}

/** Names of files, cells and entries may not rewrite the terminal. */
function escapeAll(params: TextParams): TextParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? visible(value) : value,
    ]),
  );
}

/** Anything but a failure of a command is a bug, and exits as one. */
function toFailure(error: unknown): CommandFailure {
  return error instanceof CommandFailure
    ? error
    : new CommandFailure(EXIT.fault, { code: 'internal' });
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function runCommand(argv: readonly string[], host: Host, texts: Texts): Promise<Outcome> {
  const [first, ...rest] = argv;
  if (first === '--version') {
    return { exitCode: EXIT.done, json: { version: host.version }, lines: [host.version] };
  }
  if (first === 'help' || first === '--help' || first === '-h') return help(rest, host, texts);
  if (first === undefined || first.startsWith('-')) throw usageFailure('command-missing');
  if (!isCommandName(first)) throw usageFailure('command-unknown', { command: first });
  const command = await COMMANDS[first]();
  const args = parseCommandLine(command, rest);
  if (args.flag('help')) return describeCommand(first, command, texts);
  return command.run({ arguments: args, texts, host });
}

/** `jurybox help`, or `jurybox help <command>`. */
async function help(rest: readonly string[], host: Host, texts: Texts): Promise<Outcome> {
  const args = parseCommandLine({ options: [], positionals: { min: 0, max: 1 } }, rest);
  const [name] = args.positionals;
  if (name === undefined) return describeProgram(texts, host.version);
  if (!isCommandName(name)) throw usageFailure('command-unknown', { command: name });
  return describeCommand(name, await COMMANDS[name](), texts);
}

function endWith({ exitCode, json, lines }: Outcome, asJson: boolean): Ending {
  const output = asJson ? `${JSON.stringify(json)}\n` : lines.map((line) => `${line}\n`).join('');
  return { exitCode, output, fault: null };
}
