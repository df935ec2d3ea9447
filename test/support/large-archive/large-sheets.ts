import { createSeededRandom, type SeededRandom } from '../../../src/backend/demo/seeded-random.ts';
import type { SignedObject } from '../../../src/core/envelope/signed-object.ts';
import type { Entry } from '../../../src/core/model/assignment.ts';
import { findRubric } from '../../../src/core/model/find-in-setup.ts';
import type { ScoreSheet, SheetBody } from '../../../src/core/model/score-sheet.ts';
import { computeResult } from '../../../src/core/rules/compute-result.ts';
import type { ContestLog } from '../contest-log.ts';
import { signNatively } from '../native-signing.ts';
import { DAY, STAGE, type LargeContest, type LargeJudge } from './large-contest.ts';

type Sheet = SignedObject<'score-sheet'>;

/** Every judge's sheets, in the order of the judges. */
export function signSheets(contest: LargeContest, seed: number): readonly (readonly Sheet[])[] {
  const random = createSeededRandom(seed);
  return contest.judges.map((judge, index) => {
    const manifest = contest.packages[index];
    if (!manifest) throw new Error(`no package for judge ${index}`);
    return judge.entries.map((entry, position) => {
      const sheet: ScoreSheet = {
        type: 'jurybox.score-sheet',
        version: 1,
        ...contest.named,
        roster: contest.roster.hash,
        package: manifest.hash,
        judge: judge.id,
        deviceKey: judge.key.publicKeyHex,
        entry: entry.id,
        sequence: position + 1,
        replaces: [],
        sealedAt: `${DAY}06:00:00Z`,
        body: createBody(contest, entry, random),
      };
      return signNatively('score-sheet', sheet, [judge.key]);
    });
  });
}

function createBody(contest: LargeContest, entry: Entry, random: SeededRandom): SheetBody {
  const rubric = findRubric(contest.charter.payload.setup, STAGE, entry.division);
  if (!rubric) throw new Error(`no rubric for ${entry.division}`);
  return {
    kind: 'scores',
    marks: rubric.criteria.map(({ id, min, max, step }) => ({
      criterion: id,
      value: min + step * random.int((max - min) / step + 1),
    })),
    comment: '技术路线清楚,国产化适配有测试报告,建议补充规模化部署案例。',
  };
}

/** A judge's bundle goes into the log with its sheets, and the organizer answers. */
export function handOver(
  { named, operations }: LargeContest,
  { id, key }: LargeJudge,
  sheets: readonly Sheet[],
  log: ContestLog,
): { readonly bundle: SignedObject<'bundle'>; readonly receipt: SignedObject<'receipt'> } {
  const bundle = signNatively(
    'bundle',
    {
      type: 'jurybox.bundle',
      version: 1,
      ...named,
      judge: id,
      deviceKey: key.publicKeyHex,
      createdAt: `${DAY}08:00:00Z`,
      sheets: sheets.map(({ hash }) => hash),
      cosigned: null,
    },
    [key],
  );
  log.append(bundle);
  const places = sheets.map((sheet) => ({ sheet: sheet.hash, index: log.append(sheet) }));
  const size = log.size();
  const receipt = signNatively(
    'receipt',
    {
      type: 'jurybox.receipt',
      version: 1,
      ...named,
      bundle: bundle.hash,
      judge: id,
      accepted: places.map(({ sheet, index }) => ({
        sheet,
        index,
        standing: 'counts' as const,
        path: log.path(index, size),
      })),
      rejected: [],
      checkpoint: log.checkpoint(),
      consistency: null,
    },
    [operations],
  );
  return { bundle, receipt };
}

/** The result of what the log holds, which then holds the result, too. */
export function signResult(
  contest: LargeContest,
  given: readonly Sheet[],
  log: ContestLog,
): SignedObject<'result'> {
  const { named, roster, assignment, charter, operations } = contest;
  const { computed, sheets, decisions } = computeResult({
    charter: charter.payload,
    roster: roster.payload,
    assignment: assignment.payload,
    sheets: given.map(({ hash, payload }) => ({ hash, sheet: payload })),
  });
  return signNatively(
    'result',
    {
      type: 'jurybox.result',
      version: 1,
      ...named,
      roster: roster.hash,
      assignment: assignment.hash,
      createdAt: `${DAY}09:00:00Z`,
      head: log.head(),
      sheets: [...sheets],
      decisions: [...decisions],
      computed,
    },
    [operations],
  );
}
