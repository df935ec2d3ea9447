import type { EntryId } from '../../../../core/model/primitives.ts';
import { type CalibrationWarning, collectOwnMarks, findWarnings } from '../calibration/index.ts';
import { findUnopened, useOpenedByEntry } from '../material/index.ts';
import { useDesk, useDeskItems } from '../use-desk.ts';
import type { Preview } from './review-dialog.tsx';

export type SealWarning =
  | CalibrationWarning
  | {
      readonly entry: string;
      readonly code: 'unopened';
      readonly names: readonly string[];
      readonly total: number;
    };

/**
 * Worth a second look before sealing, by the judge's own marks and by what was on screen; only
 * entries with something are named. Nothing here stops anybody.
 */
export function useSealWarnings(
  previews: readonly Preview[],
): ReadonlyMap<EntryId, readonly SealWarning[]> {
  const { desk } = useDesk();
  const items = useDeskItems();
  const sealing = previews.map(({ entry }) => entry);
  const opened = useOpenedByEntry(sealing);
  const ofMarks = findWarnings(collectOwnMarks(items, desk), sealing);
  const warningsOf = ({ entry, sheet }: Preview): readonly SealWarning[] => {
    const own = ofMarks.filter((warning) => warning.entry === entry);
    const materials = items.find(({ deskEntry }) => deskEntry.entry.id === entry)?.deskEntry.entry
      .materials;
    // Who recuses need not have read.
    if (!opened || !materials || sheet?.body.kind === 'recusal') return own;
    const { unopened, total } = findUnopened(materials, opened.get(entry) ?? {});
    if (unopened.length === 0) return own;
    return [...own, { entry, code: 'unopened', names: unopened.map(({ name }) => name), total }];
  };
  return new Map(
    previews.flatMap((preview) => {
      const warnings = warningsOf(preview);
      return warnings.length > 0 ? [[preview.entry, warnings]] : [];
    }),
  );
}
