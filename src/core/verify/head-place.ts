import type { LogHead } from '../model/contest-result.ts';
import { createLogTree, type LogTree } from '../log/log-tree.ts';
import type { HashBytes } from '../log/merkle-tree.ts';
import type { HeadPlace } from './facts.ts';

/** A log as its leaves file gives it: what heads and proofs are compared with. Plain data. */
export type LogContext = {
  readonly origin: string;
  /** Its tree, hashed once for all readers (`computeLevels`). */
  readonly levels: readonly Uint8Array[];
};

export type OpenLog = { readonly origin: string; readonly tree: LogTree };
export type OpenLogs = readonly OpenLog[];

export function openLogs(logs: readonly LogContext[], hash: HashBytes): OpenLogs {
  return logs.map(({ origin, levels }) => ({ origin, tree: createLogTree(levels, hash) }));
}

/**
 * Where a head belongs. Two desks' logs have two origins, unless a copy collected apart without
 * saying so: then a merged log bears the same one, and either may hold the head.
 */
export function placeOfHead({ origin, size, root }: LogHead, logs: OpenLogs): HeadPlace {
  const indexes = [...logs.keys()].filter((index) => logs[index]?.origin === origin);
  const long = indexes.filter((index) => size <= (logs[index]?.tree.size ?? 0));
  const place = long.find((index) => logs[index]?.tree.rootAt(size) === root);
  if (place !== undefined) return place;
  if (indexes.length === 0) return 'head-of-other-log';
  return long.length === 0 ? 'head-beyond-log' : 'head-other-root';
}
