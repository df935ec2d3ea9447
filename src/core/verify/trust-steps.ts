import { isStrictKeyHex } from '../chain/read-charter.ts';
import { matchesTypedFingerprint } from '../crypto/fingerprint.ts';
import { ARCHIVE_PATHS } from '../archive/archive-paths.ts';
import { allReadFiles, readable, type Evidence } from './gather-evidence.ts';
import { error, stepFrom, stepNotRun, type Finding, type StepReport } from './report.ts';

/** Step 1: the charter's root is the one on the verifier's paper, never one from the archive. */
export function verifyRoot(evidence: Evidence, typedRoot: string): StepReport {
  const evidencePath = ARCHIVE_PATHS.charter;
  if (!evidence.charter) return stepFrom(1, [missing(evidencePath)]);
  if (!evidence.charter.ok) {
    return stepFrom(1, [
      {
        severity: 'error',
        code: 'charter-unreadable',
        evidence: evidencePath,
        params: { reason: evidence.charter.error.type },
      },
    ]);
  }
  const matches = matchesTypedFingerprint(typedRoot, evidence.charter.value.rootFingerprint);
  return stepFrom(1, [
    matches
      ? { severity: 'ok', code: 'root-matches', evidence: evidencePath }
      : { severity: 'error', code: 'root-differs', evidence: evidencePath },
  ]);
}

/** Step 2: charter signed by its threshold of root keys; rosters an unbroken signed chain. */
export function verifyChain(evidence: Evidence): StepReport {
  if (!evidence.charter?.ok) return stepNotRun(2, 'charter-unreadable');
  const { charter } = evidence.charter.value;
  const findings: Finding[] = [
    {
      severity: 'ok',
      code: 'charter-signed',
      evidence: ARCHIVE_PATHS.charter,
      params: { signers: charter.signers.length, threshold: charter.payload.rootThreshold },
    },
  ];
  const { rosters } = evidence;
  if (rosters && !rosters.ok) {
    const { index, type, at } = rosters.error;
    findings.push({
      severity: 'error',
      code: type,
      evidence: `rosters/#${index + 1}`,
      ...(at === undefined ? {} : { params: { at } }),
    });
  } else if (!rosters || rosters.value.length === 0) {
    findings.push(missing('rosters/'));
  } else {
    findings.push({
      severity: 'ok',
      code: 'roster-chain',
      params: {
        versions: rosters.value.length,
        judges: rosters.value.at(-1)?.payload.judges.length ?? 0,
      },
    });
  }
  return stepFrom(2, findings);
}

/** Step 3: every key named anywhere passes the strict check of the Ed25519 profile. */
export function verifyKeys(evidence: Evidence): StepReport {
  if (!evidence.charter?.ok) return stepNotRun(3, 'charter-unreadable');
  const charter = evidence.charter.value.charter.payload;
  const rosters = evidence.rosters?.ok ? evidence.rosters.value : [];
  const keys = new Set<string>([
    ...charter.rootKeys,
    charter.operationsKey,
    ...(charter.notary ? [charter.notary.key] : []),
    ...rosters.flatMap((roster) =>
      roster.payload.judges.flatMap((judge) => judge.devices.map((device) => device.ed25519)),
    ),
  ]);
  const weak = [...keys].filter((key) => !isStrictKeyHex(key));
  const findings: Finding[] = weak.map((key) => ({
    severity: 'error',
    code: 'weak-key',
    params: { key },
  }));
  if (weak.length === 0) {
    findings.push({ severity: 'ok', code: 'keys-strict', params: { keys: keys.size } });
  }
  return stepFrom(3, findings);
}

/** Step 4: every envelope carries a valid signature of the key that its purpose demands. */
export function verifySignatures(evidence: Evidence): StepReport {
  if (!evidence.charter?.ok) return stepNotRun(4, 'charter-unreadable');
  const charter = evidence.charter.value.charter.payload;
  const files = allReadFiles(evidence);
  const bad = files.filter(({ read }) => !read.ok && read.error.type === 'bad-signature');
  const findings: Finding[] = bad.map(({ path }) => ({
    severity: 'error',
    code: 'bad-signature',
    evidence: path,
  }));
  for (const { path, read } of files) {
    if (read.ok && read.value.sm2 !== null) findings.push(error(read.value.sm2, path));
  }
  const second = countSecondSignatures(evidence, charter.operationsSm2 !== undefined);
  if (second > 0) {
    findings.push({ severity: 'ok', code: 'sm2-signatures-valid', params: { files: second } });
  }
  const good = files.filter(({ read }) => read.ok).length;
  findings.push({ severity: 'ok', code: 'signatures-valid', params: { files: good } });
  return stepFrom(4, findings);
}

/** Files that must bear an SM2 signature beside the other one, and do. */
function countSecondSignatures(evidence: Evidence, operationsSign: boolean): number {
  const rosters = evidence.rosters?.ok ? evidence.rosters.value : [];
  const demanded = new Set(
    rosters.flatMap(({ hash, payload }) =>
      payload.judges.flatMap(({ devices }) =>
        devices.flatMap(({ ed25519, sm2 }) => (sm2 === undefined ? [] : [`${hash} ${ed25519}`])),
      ),
    ),
  );
  const sheets = readable(evidence.sheets).filter(
    ({ sm2, payload }) => sm2 === null && demanded.has(`${payload.roster} ${payload.deviceKey}`),
  );
  const results = [...evidence.results, ...(evidence.result ? [evidence.result] : [])];
  const signed = operationsSign ? readable(results).filter(({ sm2 }) => sm2 === null) : [];
  return sheets.length + signed.length;
}

export function missing(path: string): Finding {
  return { severity: 'error', code: 'file-missing', evidence: path };
}
