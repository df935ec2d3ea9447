import type { Assignment } from '../model/assignment.ts';
import type { ContestSetup } from '../model/charter.ts';
import { findRubric } from '../model/find-in-setup.ts';
import type { ScoreSheet } from '../model/score-sheet.ts';
import { computeJudgeTotal, validateMarks } from './judge-total.ts';
import { toFixedText, type Rational } from './rational.ts';
import { SHOWN_PLACES, toFigure } from './rounding.ts';

/** A sheet's own total as text; null for a recusal or for marks that break the rubric. */
export function computeSheetTotal(
  setup: ContestSetup,
  of: Pick<Assignment, 'entries'>,
  sheet: Pick<ScoreSheet, 'stage' | 'entry' | 'body'>,
): string | null {
  if (sheet.body.kind === 'recusal') return null;
  const division = of.entries.find((entry) => entry.id === sheet.entry)?.division;
  const rubric = division === undefined ? null : findRubric(setup, sheet.stage, division);
  if (!rubric || validateMarks(rubric, sheet.body.marks).length > 0) return null;
  return shortestText(computeJudgeTotal(rubric, sheet.body.marks), rubric.decimals);
}

/** At least the rubric's places, more only where the exact value needs them. */
function shortestText(value: Rational, leastPlaces: number): string {
  for (let places = leastPlaces; places <= SHOWN_PLACES; places += 1) {
    const text = toFixedText(value, places);
    if (text !== null) return text;
  }
  return toFigure(value).decimal;
}
