import type { Command } from './command.ts';

/**
 * Every command, each loaded only when it is called: `verify` and `inspect` then run without the
 * backend, on any machine that can read a file.
 */
export const COMMANDS = {
  demo: async () => (await import('./commands/demo.ts')).demo,
  verify: async () => (await import('./commands/verify.ts')).verify,
  vectors: async () => (await import('./commands/vectors.ts')).vectors,
  inspect: async () => (await import('./commands/inspect.ts')).inspect,
  tally: async () => (await import('./commands/tally.ts')).tally,
  setup: async () => (await import('./commands/setup.ts')).setup,
  notary: async () => (await import('./commands/notary.ts')).notary,
  entries: async () => (await import('./commands/entries.ts')).entries,
  freeze: async () => (await import('./commands/freeze.ts')).freeze,
  enrol: async () => (await import('./commands/enrol.ts')).enrol,
  'sign-roster': async () => (await import('./commands/sign-roster.ts')).signRoster,
  complete: async () => (await import('./commands/complete.ts')).complete,
  cosign: async () => (await import('./commands/cosign.ts')).cosign,
  assign: async () => (await import('./commands/assign.ts')).assign,
  pack: async () => (await import('./commands/pack.ts')).pack,
  merge: async () => (await import('./commands/merge.ts')).merge,
  close: async () => (await import('./commands/turn-stage.ts')).close,
  reopen: async () => (await import('./commands/turn-stage.ts')).reopen,
  head: async () => (await import('./commands/head.ts')).head,
  witness: async () => (await import('./commands/witness.ts')).witness,
  decide: async () => (await import('./commands/decide.ts')).decide,
  decisions: async () => (await import('./commands/decisions.ts')).decisions,
  rank: async () => (await import('./commands/rank.ts')).rank,
  archive: async () => (await import('./commands/archive.ts')).archive,
  status: async () => (await import('./commands/status.ts')).status,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
