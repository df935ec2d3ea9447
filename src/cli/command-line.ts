import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { usageFailure } from './command-failure.ts';
import { COMMON_OPTIONS, flagOf, specOf, type OptionName } from './options.ts';

/** The arguments of one command, read by the names of `options.ts`. */
export type CommandArguments = {
  readonly positionals: readonly string[];
  flag(name: OptionName): boolean;
  text(name: OptionName): string | null;
  list(name: OptionName): readonly string[];
  /** As `text`, where the command cannot do without. */
  required(name: OptionName): string;
};

/** Reads the arguments behind the command's name; throws the failure that ends the program. */
export function parseCommandLine(
  command: Pick<Command, 'options' | 'positionals'>,
  argv: readonly string[],
): CommandArguments {
  const names: readonly OptionName[] = [...command.options, ...COMMON_OPTIONS];
  const { values, positionals } = parse(names, argv);
  const { min, max } = command.positionals;
  const read = (name: OptionName) => values[flagOf(name)];
  const text = (name: OptionName) => {
    const value = read(name);
    return typeof value === 'string' ? value : null;
  };
  // `--help` is answered whatever else is missing.
  const helped = read('help') === true;
  if (!helped && (positionals.length < min || positionals.length > max)) {
    throw usageFailure('arguments-wrong', { given: positionals.length });
  }
  return {
    positionals,
    flag: (name) => read(name) === true,
    text,
    list: (name) => {
      const value = read(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
    required: (name) => {
      const value = text(name);
      if (value === null || value === '') {
        throw usageFailure('option-missing', { option: `--${flagOf(name)}` });
      }
      return value;
    },
  };
}

function parse(names: readonly OptionName[], argv: readonly string[]) {
  const options = Object.fromEntries(
    names.map((name) => {
      const { type, multiple = false } = specOf(name);
      return [flagOf(name), { type, multiple }];
    }),
  );
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    // The only errors of parseArgs are about what was typed.
    const reason = error instanceof Error ? error.message : String(error);
    throw usageFailure('option-malformed', { reason });
  }
}

/** A whole number that was typed, such as a seed. */
export function parseCount(text: string, option: OptionName): number {
  const count = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(count) || count > 0xffff_ffff) {
    throw usageFailure('option-malformed', { reason: `--${flagOf(option)} ${text}` });
  }
  return count;
}
