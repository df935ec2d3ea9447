import { ARCHIVE_PATHS, checkpointPath } from '../archive/archive-paths.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import { placeOfHead } from './head-place.ts';
import { findLeafProblems } from './leaf-findings.ts';
import { loggedObjectsOf } from './logged-objects.ts';
import { findMergeProblems } from './merge-findings.ts';
import { error, stepFrom, type Finding, type StepReport } from './report.ts';
import { stageOf } from './standings.ts';
import { missing } from './trust-steps.ts';

/** Step 6: the log holds every object of the archive, once and in order, under its signed heads. */
export function verifyLog(evidence: Evidence): StepReport {
  const { leaves } = evidence.log;
  if (!leaves) return stepFrom(6, [missing(ARCHIVE_PATHS.logLeaves)]);
  if (!leaves.ok) {
    const params = { reason: leaves.error };
    return stepFrom(6, [error('leaves-unreadable', ARCHIVE_PATHS.logLeaves, params)]);
  }
  const objects = loggedObjectsOf(evidence);
  const findings = [
    ...findOriginProblems(evidence, leaves.value.origin),
    ...findLeafProblems(leaves.value.leaves, objects),
    ...findCheckpointProblems(evidence),
    ...findNamedHeadProblems(evidence),
    ...findLastResult(evidence),
    ...findMergeProblems(evidence),
  ];
  if (!findings.some(({ severity }) => severity === 'error')) {
    findings.push({
      severity: 'ok',
      code: 'log-holds',
      params: { leaves: leaves.value.leaves.length, checkpoints: evidence.log.checkpoints.length },
    });
  }
  return stepFrom(6, findings);
}

/** The origin is of this contest and stage, and of the log that the first opening names. */
function findOriginProblems(evidence: Evidence, origin: string): readonly Finding[] {
  const charter = evidence.charter?.ok ? evidence.charter.value.charter.payload : null;
  const [, contest, stage] = origin.split('/');
  const findings: Finding[] = [];
  if (contest !== charter?.contestId || stage !== (stageOf(evidence) ?? stage)) {
    findings.push(error('log-of-other-stage', ARCHIVE_PATHS.logLeaves));
  }
  for (const { path, read } of [...evidence.openings, ...evidence.closings]) {
    if (!read.ok) continue;
    const { hash, payload } = read.value;
    // A merged log brings its own openings along.
    const named = evidence.logs.filter((log) => log.origin.split('/').at(-1) === payload.log);
    if (named.length === 0) findings.push(error('log-id-differs', path));
    else if (!named.some(({ leaves }) => leaves[payload.size]?.object === hash)) {
      findings.push(error('log-event-misplaced', path));
    }
  }
  return findings;
}

/** Every checkpoint is a head of this log, and the last one is its final head. */
function findCheckpointProblems({ log, logs }: Evidence): readonly Finding[] {
  const size = logs[0]?.leaves.length ?? 0;
  const findings: Finding[] = log.checkpoints.flatMap(({ path, read }): readonly Finding[] => {
    if (!read.ok) return [error('checkpoint-unreadable', path, { reason: read.error })];
    const { head } = read.value;
    if (path !== checkpointPath(head.size)) return [error('wrong-file-name', path)];
    const place = placeOfHead(head, logs);
    if (place === 0) return [];
    return [error(typeof place === 'number' ? 'head-of-other-log' : place, path)];
  });
  const last = log.checkpoints.at(-1);
  if (!last) findings.push(missing(checkpointPath(size)));
  else if (last.read.ok && last.read.value.head.size !== size) {
    const params = { size, signed: last.read.value.head.size };
    findings.push(error('final-head-differs', last.path, params));
  }
  return findings;
}

/** Heads that the results and the index name. */
function findNamedHeadProblems(evidence: Evidence): readonly Finding[] {
  const { logs, results, result, index } = evidence;
  const place = new Map(logs[0]?.leaves.map(({ object }, at) => [object, at]));
  const findings = [...results, ...(result ? [result] : [])].flatMap(
    ({ path, read }): readonly Finding[] => {
      if (!read.ok) return [];
      const { head } = read.value.payload;
      const found = placeOfHead(head, logs);
      if (typeof found !== 'number') return [error(found, path)];
      // An earlier result that a merge brought along rests on its own desk's log.
      const own = place.get(read.value.hash);
      const isLater = found === 0 && own !== undefined && head.size > own;
      return isLater ? [error('result-before-its-head', path)] : [];
    },
  );
  if (!index?.read.ok) return findings;
  const { head } = index.read.value.payload;
  const isFinal = head.size === logs[0]?.leaves.length && placeOfHead(head, logs) === 0;
  return isFinal ? findings : [...findings, error('index-head-differs', index.path)];
}

/** `result.dsse.json` is the last result of the log, and there is one if the log has any. */
function findLastResult({ logs, result }: Evidence): readonly Finding[] {
  const last = logs[0]?.leaves.findLast(({ kind }) => kind === 'result');
  const [given] = readable(result ? [result] : []);
  if (!last && !given) return [];
  return last && given && last.object === given.hash
    ? []
    : [error('result-not-the-last', ARCHIVE_PATHS.result)];
}
