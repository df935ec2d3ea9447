import { EXIT, type Command, type Outcome } from './command.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { COMMON_OPTIONS, flagOf, specOf, type OptionName } from './options.ts';
import type { Texts } from './texts/texts.ts';

/** `jurybox help`: the commands, one line each. */
export function describeProgram(texts: Texts, version: string): Outcome {
  const names = Object.keys(COMMANDS) as CommandName[];
  const width = Math.max(...names.map((name) => name.length));
  return {
    exitCode: EXIT.done,
    json: {
      version,
      commands: names.map((name) => ({ name, summary: texts.say(`command.${name}`) })),
    },
    lines: [
      `jurybox ${version}: ${texts.say('help.program')}`,
      '',
      ...names.map((name) => `  ${name.padEnd(width)}  ${texts.say(`command.${name}`)}`),
      '',
      texts.say('help.more'),
      texts.say('help.exit-codes'),
      texts.say('help.no-seal'),
    ],
  };
}

/** `jurybox <command> --help`. */
export function describeCommand(name: CommandName, command: Command, texts: Texts): Outcome {
  const options: readonly OptionName[] = [...command.options, ...COMMON_OPTIONS];
  const heads = options.map(headOf);
  const width = Math.max(...heads.map((head) => head.length));
  const usage = `jurybox ${name} ${command.usage} [--json] [--lang zh|en]`;
  return {
    exitCode: EXIT.done,
    json: {
      name,
      summary: texts.say(`command.${name}`),
      usage,
      options: options.map((option) => ({
        option: headOf(option),
        means: texts.say(`option.${option}`),
      })),
    },
    lines: [
      texts.say(`command.${name}`),
      '',
      `  ${usage}`,
      '',
      ...options.map(
        (option, index) =>
          `  ${(heads[index] ?? '').padEnd(width)}  ${texts.say(`option.${option}`)}`,
      ),
      '',
      texts.say('help.exit-codes'),
      texts.say('help.no-seal'),
    ],
  };
}

function headOf(name: OptionName): string {
  const { value } = specOf(name);
  return `--${flagOf(name)}${value === undefined ? '' : ` ${value}`}`;
}
