import { ARCHIVE_PATHS, folderOfPath } from '../archive/archive-paths.ts';
import type { Evidence } from './gather-evidence.ts';
import { stepFrom, stepNotRun, type Finding, type StepReport } from './report.ts';
import { findTimestamp } from './timestamp.ts';
import { missing } from './trust-steps.ts';

const KNOWN_FILES: readonly string[] = Object.values(ARCHIVE_PATHS);
/** The index cannot list itself, nor what is added after it. */
const NOT_LISTED: readonly string[] = [
  ARCHIVE_PATHS.index,
  ARCHIVE_PATHS.countersignature,
  ARCHIVE_PATHS.timestamp,
];

/** Step 11: the signed index lists every file with its hash and size, and there is none extra. */
export function verifyFiles(evidence: Evidence): StepReport {
  if (!evidence.index) return stepFrom(11, [missing(ARCHIVE_PATHS.index)]);
  if (!evidence.index.read.ok) return stepNotRun(11, 'index-unreadable');
  const listed = evidence.index.read.value.payload.files;
  const findings: Finding[] = [];
  const names = new Set(listed.map((file) => file.path));
  if (names.size !== listed.length) {
    findings.push({ severity: 'error', code: 'listed-twice', evidence: ARCHIVE_PATHS.index });
  }
  for (const file of listed) {
    const found = evidence.files.get(file.path);
    if (!found) findings.push(missing(file.path));
    else if (found.size !== file.size || found.sha256 !== file.sha256) {
      findings.push({ severity: 'error', code: 'file-changed', evidence: file.path });
    }
  }
  for (const path of evidence.files.keys()) {
    if (NOT_LISTED.includes(path) || names.has(path)) {
      const known = KNOWN_FILES.includes(path) || folderOfPath(path) !== null;
      if (!known) findings.push({ severity: 'error', code: 'file-of-no-kind', evidence: path });
    } else findings.push({ severity: 'error', code: 'file-not-listed', evidence: path });
  }
  if (findings.length === 0) {
    findings.push({ severity: 'ok', code: 'files-listed', params: { files: listed.length } });
  }
  findings.push(...findTimestamp(evidence));
  return stepFrom(11, findings);
}

/** Step 12: the notary named in the charter countersigned this index and this result. */
export function verifyCountersignature(evidence: Evidence): StepReport {
  if (!evidence.countersignature) return stepNotRun(12, 'countersignature-absent');
  const { read, path } = evidence.countersignature;
  if (!read.ok) {
    return stepFrom(12, [{ severity: 'error', code: read.error.type, evidence: path }]);
  }
  const problem = findCountersignatureProblem(evidence, read.value.payload);
  return stepFrom(12, [
    problem
      ? { severity: 'error', code: problem, evidence: path }
      : {
          severity: 'ok',
          code: 'countersigned',
          evidence: path,
          params: {
            signedAt: read.value.payload.signedAt,
            statement: read.value.payload.statement,
          },
        },
  ]);
}

function findCountersignatureProblem(
  evidence: Evidence,
  statement: {
    readonly contestId: string;
    readonly rootFingerprint: string;
    readonly archiveIndex: string;
    readonly result: string;
    readonly notary: string;
  },
): string | null {
  if (!evidence.charter?.ok) return 'charter-unreadable';
  const { charter, rootFingerprint } = evidence.charter.value;
  if (!charter.payload.notary) return 'no-notary-in-charter';
  if (charter.payload.notary.key !== statement.notary) return 'not-the-notary-of-the-charter';
  if (statement.contestId !== charter.payload.contestId) return 'other-contest';
  if (statement.rootFingerprint !== rootFingerprint) return 'other-root';
  const index = evidence.index?.read.ok ? evidence.index.read.value.hash : null;
  if (statement.archiveIndex !== index) return 'other-index';
  const result = evidence.result?.read.ok ? evidence.result.read.value.hash : null;
  return statement.result === result ? null : 'other-result';
}
