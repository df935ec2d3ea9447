import type { ContestSetup, Stage } from '../../../../core/model/charter.ts';
import {
  decimalSchema,
  type DivisionId,
  type RubricId,
  type TrackId,
} from '../../../../core/model/primitives.ts';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import { computeRunningTotal } from '../../../../core/rules/judge-total.ts';
import { toPlainText } from '../../../../core/rules/rounding.ts';

/** The list with one item replaced; an index outside it changes nothing. */
export function replaceAt<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((old, at) => (at === index ? item : old));
}

export function removeAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** The list with one item moved by one place; at an end it stays where it is. */
export function moveItem<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const item = list[index];
  const other = list[index + by];
  if (item === undefined || other === undefined) return [...list];
  return replaceAt(replaceAt(list, index, other), index + by, item);
}

/** `division-3` if that is free: ids of new things are never typed, so they cannot clash. */
export function freshId(prefix: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1) {
    const id = `${prefix}-${number}`;
    if (!taken.includes(id)) return id;
  }
}

/** A new division takes part in every stage, with the first rubric and no awards yet. */
export function addDivision(setup: ContestSetup, title: string): ContestSetup {
  const id = freshId(
    'division',
    setup.divisions.map((division) => division.id),
  ) as DivisionId;
  const rubric = setup.rubrics[0]?.id;
  if (rubric === undefined) return setup;
  return {
    ...setup,
    divisions: [...setup.divisions, { id, title }],
    stages: setup.stages.map((stage) => ({
      ...stage,
      divisions: [...stage.divisions, { division: id, rubric, awards: [], recommend: 0 }],
    })),
  };
}

/** Takes a division out of the list and out of every stage; the last one stays. */
export function removeDivision(setup: ContestSetup, id: DivisionId): ContestSetup {
  if (setup.divisions.length < 2) return setup;
  const without = (stage: Stage) => stage.divisions.filter(({ division }) => division !== id);
  // A stage that had only this division would be left with none, which no charter can hold.
  if (setup.stages.some((stage) => without(stage).length === 0)) return setup;
  return {
    ...setup,
    divisions: setup.divisions.filter((division) => division.id !== id),
    stages: setup.stages.map((stage) => ({ ...stage, divisions: without(stage) })),
  };
}

export function addTrack(setup: ContestSetup, title: string): ContestSetup {
  const id = freshId(
    'track',
    setup.tracks.map((track) => track.id),
  ) as TrackId;
  return { ...setup, tracks: [...setup.tracks, { id, title }] };
}

/** A copy of the first rubric to start from; never marked as official. */
export function addRubric(setup: ContestSetup, title: string): ContestSetup {
  const [first] = setup.rubrics;
  if (first === undefined) return setup;
  const id = freshId(
    'rubric',
    setup.rubrics.map((rubric) => rubric.id),
  ) as RubricId;
  return { ...setup, rubrics: [...setup.rubrics, { ...first, id, title, official: false }] };
}

/** Removes a rubric that no stage uses. */
export function removeRubric(setup: ContestSetup, id: RubricId): ContestSetup {
  const used = setup.stages.some((stage) => stage.divisions.some(({ rubric }) => rubric === id));
  if (used || setup.rubrics.length < 2) return setup;
  return { ...setup, rubrics: setup.rubrics.filter((rubric) => rubric.id !== id) };
}

/**
 * The rubric with its marks scaled to another number of decimals. Null where a mark would lose
 * a digit: marks are changed by people, never by rounding behind their back.
 */
export function rescaleRubric(rubric: Rubric, decimals: number): Rubric | null {
  const scale = (value: number) =>
    (value * 10 ** Math.max(0, decimals - rubric.decimals)) /
    10 ** Math.max(0, rubric.decimals - decimals);
  const criteria: Criterion[] = rubric.criteria.map((criterion) => ({
    ...criterion,
    min: scale(criterion.min),
    max: scale(criterion.max),
    step: scale(criterion.step),
    bands: criterion.bands.map((band) => ({ ...band, from: scale(band.from), to: scale(band.to) })),
  }));
  const whole = criteria.every(({ min, max, step, bands }) =>
    [min, max, step, ...bands.flatMap(({ from, to }) => [from, to])].every(Number.isInteger),
  );
  return whole ? { ...rubric, decimals, criteria } : null;
}

/** Full mark of a rubric, as the rules add it up; a dash while a weight is not a number yet. */
export function fullMark(rubric: Rubric): string {
  if (rubric.criteria.some(({ weight }) => !decimalSchema.safeParse(weight).success)) return '–';
  const full = rubric.criteria.map(({ id, max }) => ({ criterion: id, value: max }));
  return toPlainText(computeRunningTotal(rubric, full));
}
