import { usageFailure } from '../command-failure.ts';
import type { CommandArguments } from '../command-line.ts';
import { flagOf, type OptionName } from '../options.ts';

/** Demands that exactly one of the options was given, and says which. */
export function demandOneOf<N extends OptionName>(args: CommandArguments, names: readonly N[]): N {
  const [given, ...others] = names.filter((name) => args.flag(name) || args.text(name) !== null);
  if (given === undefined || others.length > 0) {
    throw usageFailure('source-ambiguous', {
      options: names.map((name) => `--${flagOf(name)}`).join(', '),
    });
  }
  return given;
}
