import { ARCHIVE_PATHS } from '../archive/archive-paths.ts';
import type { LogLeaf } from '../log/log-leaves.ts';
import type { LoggedObject } from './logged-objects.ts';
import { error, type Finding } from './report.ts';

/** Leaves and objects are the same set; each leaf is that of its object; the order is possible. */
export function findLeafProblems(
  leaves: readonly LogLeaf[],
  objects: readonly LoggedObject[],
): readonly Finding[] {
  const byHash = new Map(objects.map((object) => [object.hash, object]));
  const places = new Map<string, number>();
  const findings: Finding[] = [];
  const blame = (code: string, leaf: LogLeaf, index: number) =>
    findings.push(
      error(code, byHash.get(leaf.object)?.path ?? ARCHIVE_PATHS.logLeaves, {
        index,
        object: leaf.object,
      }),
    );
  let opened = false;
  for (const [index, leaf] of leaves.entries()) {
    const { kind } = leaf;
    const object = byHash.get(leaf.object);
    if (places.has(leaf.object)) blame('leaf-repeated', leaf, index);
    else places.set(leaf.object, index);
    if (!object || object.kind !== kind) blame('leaf-without-object', leaf, index);
    else if (object.leaf !== leaf.leaf) blame('leaf-differs', leaf, index);
    else if (!object.names.every((name) => places.has(name))) blame('leaf-order', leaf, index);
    if ((index === 0) !== (kind === 'charter')) blame('leaf-order', leaf, index);
    if (kind === 'opening') opened = true;
    else if (!opened && (kind === 'score-sheet' || kind === 'bundle')) {
      blame('leaf-before-opening', leaf, index);
    }
  }
  for (const { hash, path } of objects) {
    if (!places.has(hash)) findings.push(error('object-not-in-log', path));
  }
  return findings;
}
