import { PORTABLE_PRIMITIVES } from '../../core/verify/primitives.ts';
import { unreadableFailure, usageFailure } from '../command-failure.ts';
import { EXIT, type Command } from '../command.ts';
import { nativePrimitives } from '../native-primitives.ts';
import { visible } from '../../texts/visible.ts';
import { runSuite } from '../vectors/run-suite.ts';
import { SUITES, type CaseVerdict, type SuiteName } from '../vectors/suite.ts';

/** Published test vectors through the very functions that the product uses. */
export const vectors: Command = {
  usage: `${SUITES.join('|')} <file or folder> [--portable]`,
  options: ['portable'],
  positionals: { min: 2, max: 2 },
  run: async ({ arguments: args, texts }) => {
    const [suite = '', path = ''] = args.positionals;
    if (!isSuite(suite)) throw usageFailure('suite-unknown', { suite, suites: SUITES.join(', ') });
    const primitives = args.flag('portable') ? PORTABLE_PRIMITIVES : nativePrimitives;
    const verdicts = await run(suite, path, primitives);
    const accepted = verdicts.filter(({ verdict }) => verdict === 'accept').length;
    const counts = { accepted, rejected: verdicts.length - accepted };
    return {
      exitCode: EXIT.done,
      json: verdicts,
      lines: [...toTable(verdicts), texts.say('vectors.counts', counts)],
    };
  },
};

async function run(...call: Parameters<typeof runSuite>) {
  try {
    return await runSuite(...call);
  } catch (error) {
    if (error instanceof Error && 'code' in error && /^E[A-Z]/.test(String(error.code))) {
      throw unreadableFailure(call[1], String(error.code));
    }
    throw error;
  }
}

function isSuite(name: string): name is SuiteName {
  return (SUITES as readonly string[]).includes(name);
}

function toTable(verdicts: readonly CaseVerdict[]): readonly string[] {
  const names = verdicts.map((one) => visible([one.file, one.case].filter(isPresent).join(' ')));
  const width = Math.max(0, ...names.map(({ length }) => length));
  return verdicts.map(({ verdict, code, canonical }, index) => {
    const more = [code, canonical === true ? 'canonical' : null].filter(isPresent).join(' ');
    return `${(names[index] ?? '').padEnd(width)}  ${verdict}  ${more}`.trimEnd();
  });
}

function isPresent<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
