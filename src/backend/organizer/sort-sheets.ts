import type { BundleFile } from '../../core/archive/bundle-file.ts';
import { findSheetProblem, type SheetContext } from '../../core/chain/check-sheet.ts';
import type { PayloadKind } from '../../core/envelope/payload-types.ts';
import { envelopeToBytes } from '../../core/envelope/dsse.ts';
import { findSecondSignatureProblemIn } from '../../core/envelope/second-signature.ts';
import type { SignedObject } from '../../core/envelope/signed-object.ts';
import type { Charter } from '../../core/model/charter.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import type { OpenProfile } from '../profile/open-profile.ts';
import { getObject, listObjects, readStored } from '../store/object-store.ts';
import type { Signed } from './contest-state.ts';
import { isAccepted } from './sheet-table.ts';

export type RejectedSheet = {
  /** As the bundle lists it. */
  readonly sheet: Sha256Hex;
  readonly entry: string | null;
  readonly code: string;
  /** The envelope as it came. */
  readonly bytes: Uint8Array;
};
export type SortedSheets = {
  readonly accepted: readonly SignedObject<'score-sheet'>[];
  readonly rejected: readonly RejectedSheet[];
};

/** What sheets are checked against, from the organizer's own verified store. */
export function sheetContextOf(profile: OpenProfile, charter: Signed<Charter>): SheetContext {
  const byHash = <K extends PayloadKind>(kind: K) =>
    new Map(
      listObjects(profile.database, kind).map((object) => [
        object.hash as string,
        readStored(kind, object),
      ]),
    );
  const stored = getObject(profile.database, charter.hash);
  if (!stored) throw new Error('frozen charter is not stored');
  return {
    charter: readStored('charter', stored),
    rosters: byHash('roster'),
    packages: byHash('package'),
  };
}

/**
 * Each sheet of a bundle that was not accepted before: to accept, or rejected by name (rows 13, 21,
 * 52). A sheet that was accepted stays so, whatever became of this copy of it on the way.
 */
export function sortSheets(
  profile: OpenProfile,
  file: BundleFile,
  context: SheetContext,
): SortedSheets {
  const accepted = new Map<string, SignedObject<'score-sheet'>>();
  const rejected = new Map<string, RejectedSheet>();
  for (const [index, read] of file.sheets.entries()) {
    const sheet = file.bundle.payload.sheets[index];
    const envelope = file.envelopes[index];
    if (sheet === undefined || envelope === undefined || isAccepted(profile, sheet)) continue;
    const bytes = envelopeToBytes(envelope);
    if (!read.ok) {
      rejected.set(sheet, { sheet, entry: null, code: read.error.type, bytes });
    } else {
      const code = findProblem(read.value, file, context);
      const { entry } = read.value.payload;
      if (code === null) accepted.set(sheet, read.value);
      else rejected.set(sheet, { sheet, entry, code, bytes });
    }
  }
  return { accepted: [...accepted.values()], rejected: [...rejected.values()] };
}

function findProblem(
  { payload, bytes }: SignedObject<'score-sheet'>,
  { bundle }: BundleFile,
  context: SheetContext,
): string | null {
  const { judge, stage } = bundle.payload;
  // A bundle speaks for one judge only (row 21), and for one stage. It may carry what an earlier
  // device of that judge sealed and could not hand in: the sheet's own signature says whose it is.
  if (payload.judge !== judge) return 'sheet-of-other-judge';
  if (payload.stage !== stage) return 'other-stage';
  const problem = findSheetProblem(payload, context);
  if (problem !== null) return problem;
  const device = context.rosters
    .get(payload.roster)
    ?.payload.judges.flatMap(({ devices }) => devices)
    .find(({ ed25519 }) => ed25519 === payload.deviceKey);
  return device?.sm2 === undefined ? null : findSecondSignatureProblemIn(bytes, device.sm2);
}
