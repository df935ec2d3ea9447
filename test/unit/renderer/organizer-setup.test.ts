import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contestSetupSchema } from '../../../src/core/model/charter.ts';
import { validateSetup } from '../../../src/core/rules/validate-setup.ts';
import { describePlace } from '../../../src/renderer/features/organizer/setup/describe-place.ts';
import {
  instantToLocal,
  localToInstant,
} from '../../../src/renderer/features/organizer/setup/local-time.ts';
import {
  addDivision,
  addRubric,
  freshId,
  fullMark,
  moveItem,
  removeDivision,
  removeRubric,
  rescaleRubric,
} from '../../../src/renderer/features/organizer/setup/setup-draft.ts';

const PRESET = join(import.meta.dirname, '../../../resources/presets/maker-china-2024.json');
const setup = contestSetupSchema.parse(JSON.parse(readFileSync(PRESET, 'utf8')));
const rubric = setup.rubrics[0];
if (rubric === undefined) throw new Error('the preset has no rubric');

describe('setup draft', () => {
  it('lets a new division take part in every stage, and leave again', () => {
    const more = addDivision(setup, '新组');
    const id = more.divisions.at(-1)?.id;
    expect(more.stages.every((stage) => stage.divisions.at(-1)?.division === id)).toBe(true);
    expect(contestSetupSchema.safeParse(more).success).toBe(true);
    if (id === undefined) throw new Error('no division was added');
    expect(removeDivision(more, id)).toEqual(setup);
  });

  it('never removes the last division', () => {
    const [first] = setup.divisions;
    if (first === undefined) throw new Error('the preset has no division');
    const single = {
      ...setup,
      divisions: [first],
      stages: setup.stages.map((stage) => ({
        ...stage,
        divisions: stage.divisions.filter(({ division }) => division === first.id),
      })),
    };
    expect(removeDivision(single, first.id)).toBe(single);
  });

  it('copies a rubric as a template, and removes only one that no stage uses', () => {
    const more = addRubric(setup, '副本');
    const copy = more.rubrics.at(-1);
    expect(copy?.official).toBe(false);
    expect(removeRubric(more, rubric.id)).toBe(more);
    if (copy) expect(removeRubric(more, copy.id)).toEqual(setup);
  });

  it('scales marks to more decimals and refuses to lose a digit', () => {
    const finer = rescaleRubric(rubric, rubric.decimals + 1);
    expect(finer?.criteria[0]?.max).toBe((rubric.criteria[0]?.max ?? 0) * 10);
    if (finer) expect(rescaleRubric(finer, rubric.decimals)).toEqual(rubric);
    // Steps of 0.5 do not exist among whole marks.
    expect(rescaleRubric(rubric, 0)).toBeNull();
  });

  it('sums the full mark of the preset to 100', () => {
    expect(fullMark(rubric)).toBe('100');
  });

  it('adds full marks up exactly, and says nothing while a weight is being typed', () => {
    const [first] = rubric.criteria;
    if (!first) throw new Error('a criterion');
    const weighted = (weight: string) => ({
      ...rubric,
      decimals: 1,
      criteria: ['a', 'b'].map((id) => ({ ...first, id: id as never, max: 1_000_003, weight })),
    });
    // 100000.3 x 0.3 = 30000.09, twice; binary fractions give 60000.180000000004.
    expect(fullMark(weighted('0.3'))).toBe('60000.18');
    expect(fullMark(weighted('0.'))).toBe('–');
  });

  it('gives ids that are free', () => {
    expect(freshId('track', ['track-1', 'track-3'])).toBe('track-4');
    expect(freshId('track', ['track-2'])).toBe('track-3');
  });

  it('moves an item by one place and not beyond the ends', () => {
    expect(moveItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moveItem(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });
});

describe('places of problems', () => {
  const t = (key: string) => key;

  it('are named by what stands there', () => {
    const place = describePlace(setup, 'rubrics.0.criteria.1.step', t);
    expect(place).toContain(rubric.title);
    expect(place).toContain(rubric.criteria[1]?.title);
    expect(place).toContain('step');
  });

  it('are found for every problem of the preset', () => {
    for (const { at } of validateSetup(setup)) expect(describePlace(setup, at, t)).not.toBe('');
  });
});

describe('deadline field', () => {
  it('goes from UTC to local time and back', () => {
    const instant = '2024-09-20T09:30:00Z';
    expect(localToInstant(instantToLocal(instant))).toBe(instant);
  });

  it('treats empty and nonsense as no deadline', () => {
    expect(localToInstant('')).toBeNull();
    expect(localToInstant('soon')).toBeNull();
    expect(instantToLocal(null)).toBe('');
  });
});
