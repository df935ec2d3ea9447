import type { LogHead } from '../model/contest-result.ts';
import { createLogTree, type LogTree } from '../log/log-tree.ts';
import type { HashBytes } from '../log/merkle-tree.ts';
import type { HeadPlace } from './facts.ts';

/** A log as its leaves file gives it: what heads and proofs are compared with. Plain data. */
export type LogContext = {
  readonly origin: string;
  /** Leaf hashes, 32 bytes each, in order. */
  readonly leaves: Uint8Array;
};

export type OpenLog = { readonly origin: string; readonly tree: LogTree };
export type OpenLogs = readonly OpenLog[];

/** Builds each log's tree when it is first asked for. */
export function openLogs(logs: readonly LogContext[], hash: HashBytes): OpenLogs {
  return logs.map(({ origin, leaves }) => {
    let tree: LogTree | null = null;
    return {
      origin,
      get tree() {
        return (tree ??= createLogTree(leaves, hash));
      },
    };
  });
}

/** Where a head belongs. Two desks' logs have two origins, so at most one log is asked. */
export function placeOfHead({ origin, size, root }: LogHead, logs: OpenLogs): HeadPlace {
  const index = logs.findIndex((log) => log.origin === origin);
  const tree = logs[index]?.tree;
  if (!tree) return 'head-of-other-log';
  if (size > tree.size) return 'head-beyond-log';
  return tree.rootAt(size) === root ? index : 'head-other-root';
}
