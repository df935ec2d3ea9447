import type { MethodOutput } from '../../contract/contract.ts';
import type { Bundle } from '../../core/model/score-sheet.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, trustedPayload } from '../store/object-store.ts';
import { openStageLog } from './log/stage-log.ts';

/** A stage's log as far as one device is concerned: where it can be revoked from. */
export function readDeviceLog(
  { database }: OpenProfile,
  device: string,
  stage: string,
): MethodOutput<'judges.deviceLog'> {
  const log = openStageLog(database, stage);
  if (!log) return { size: 0, bundles: [] };
  const bundles = log.leaves().flatMap(({ kind, object }, index) => {
    const stored = kind === 'bundle' ? getObject(database, object) : null;
    if (!stored) return [];
    const { deviceKey, sheets } = trustedPayload<Bundle>(stored);
    return deviceKey === device
      ? [{ index, receivedAt: stored.addedAt, sheets: sheets.length }]
      : [];
  });
  return { size: log.size(), bundles };
}
