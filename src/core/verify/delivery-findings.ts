import { objectPath } from '../archive/archive-paths.ts';
import type { SheetContext } from '../chain/check-sheet.ts';
import { readable, type Evidence } from './gather-evidence.ts';
import type { Finding } from './report.ts';

/** Bundles come from devices of their judge; receipts answer bundles that are here. */
export function findDeliveryProblems(
  evidence: Evidence,
  { rosters }: SheetContext,
): readonly Finding[] {
  const judges = [...rosters.values()].flatMap(({ payload }) => payload.judges);
  const devices = new Set(
    judges.flatMap(({ id, devices: own }) => own.map(({ ed25519 }) => `${id} ${ed25519}`)),
  );
  const bundles = new Set<string>(readable(evidence.bundles).map(({ hash }) => hash));
  return [
    ...evidence.bundles.flatMap(({ path, read }): readonly Finding[] =>
      !read.ok || devices.has(`${read.value.payload.judge} ${read.value.payload.deviceKey}`)
        ? []
        : [{ severity: 'error', code: 'device-not-in-roster', evidence: path }],
    ),
    ...evidence.receipts.flatMap(({ path, read }): readonly Finding[] =>
      !read.ok || bundles.has(read.value.payload.bundle)
        ? []
        : [{ severity: 'error', code: 'unknown-bundle', evidence: path }],
    ),
  ];
}

/**
 * Bundles, receipts and sheets must tell the same story (threats.md row 51): leaving out a correction
 * would make the sheet count that it replaced, and leaving out the bundle with it would hide that.
 * Only its judge can sign a bundle, so a shorter one cannot be made up.
 */
export function findWithheldSheets(evidence: Evidence): readonly Finding[] {
  const present = new Set(evidence.sheets.map(({ path }) => path));
  const isAbsent = (sheet: string) => !present.has(objectPath('sheets', sheet));
  const bundles = readable(evidence.bundles);
  const handedOver = new Set<string>(bundles.flatMap(({ payload }) => payload.sheets));
  const receipts = readable(evidence.receipts);
  const rejected = new Set(
    readable(evidence.rejections).map(({ payload }) => `${payload.bundle} ${payload.sheet}`),
  );
  const toFinding = (code: string, path: string, judge: string) => (sheet: string) =>
    ({ severity: 'error', code, evidence: path, params: { judge, sheet } }) as const;
  return [
    ...bundles.flatMap(({ hash, payload }) =>
      payload.sheets
        .filter((sheet) => isAbsent(sheet) && !rejected.has(`${hash} ${sheet}`))
        .map(toFinding('listed-sheet-missing', objectPath('bundles', hash), payload.judge)),
    ),
    ...receipts.flatMap(({ hash, payload }) =>
      payload.accepted
        .map(({ sheet }) => sheet)
        .filter(isAbsent)
        .map(toFinding('accepted-sheet-missing', objectPath('receipts', hash), payload.judge)),
    ),
    ...evidence.sheets.flatMap(({ path, read }): readonly Finding[] =>
      !read.ok || handedOver.has(read.value.hash)
        ? []
        : [{ severity: 'error', code: 'sheet-without-bundle', evidence: path }],
    ),
  ];
}
