import { mergedPath } from '../archive/archive-paths.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import { placeOfHead } from './head-place.ts';
import type { MergedLog } from './log-evidence.ts';
import { error, type Finding } from './report.ts';

/** Another desk's log: declared by the organizer, under its signed head, and wholly in this one. */
export function findMergeProblems(evidence: Evidence): readonly Finding[] {
  const declared = new Map(
    readable(evidence.merges).map(({ payload }) => [payload.root as string, payload]),
  );
  const folders = new Map(evidence.log.merged.map((log) => [log.root, log]));
  const undeclared = [...folders.keys()]
    .filter((root) => !declared.has(root))
    .map((root) => error('merge-undeclared', mergedPath(root, 'leaves.json')));
  return [
    ...undeclared,
    ...[...declared.values()].flatMap((merge) => {
      const folder = folders.get(merge.root);
      if (folder) return findFolderProblems(evidence, folder, merge);
      return [error('file-missing', mergedPath(merge.root, 'leaves.json'))];
    }),
  ];
}

function findFolderProblems(
  { logs }: Evidence,
  { root, leaves, checkpoint }: MergedLog,
  merge: { readonly origin: string; readonly size: number },
): readonly Finding[] {
  const path = mergedPath(root, 'leaves.json');
  if (!leaves) return [error('file-missing', path)];
  if (!leaves.ok) return [error('leaves-unreadable', path, { reason: leaves.error })];
  const findings: Finding[] = [];
  const main = new Map(logs[0]?.leaves.map(({ object, leaf }) => [object, leaf]));
  const { origin, leaves: own } = leaves.value;
  const isWhole =
    origin === merge.origin &&
    own.length === merge.size &&
    typeof placeOfHead({ origin, size: own.length, root: root as never }, logs) === 'number';
  if (!isWhole) findings.push(error('merge-differs', path));
  for (const [index, { object, leaf }] of own.entries()) {
    if (main.get(object) !== leaf) {
      findings.push(error('merged-leaf-missing', path, { index, object }));
    }
  }
  const note = mergedPath(root, 'checkpoint.note');
  if (!checkpoint) return [...findings, error('file-missing', note)];
  if (!checkpoint.read.ok) {
    return [...findings, error('checkpoint-unreadable', note, { reason: checkpoint.read.error })];
  }
  const { head } = checkpoint.read.value;
  const isHead = head.origin === origin && head.size === own.length && head.root === root;
  return isHead ? findings : [...findings, error('merge-differs', note)];
}
