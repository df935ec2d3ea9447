import type { Command } from './command.ts';

/**
 * Every command, each loaded only when it is called: `verify` and `inspect` then run without the
 * backend, on any machine that can read a file.
 */
export const COMMANDS = {
  demo: async () => (await import('./commands/demo.ts')).demo,
  verify: async () => (await import('./commands/verify.ts')).verify,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
