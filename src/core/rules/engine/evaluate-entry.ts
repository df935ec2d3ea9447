import type { ReduceStep, StatusMeaning } from '../../model/ruleset.ts';
import { assertNever } from '../../result.ts';
import { roundRational } from '../rounding.ts';
import { addTables } from './add-tables.ts';
import type { CompiledRules, CompiledStep } from './compile-ruleset.ts';
import {
  MARKS,
  commonTags,
  placeKey,
  type Cell,
  type EntryInput,
  type MarkRow,
  type Table,
  type Tags,
} from './entry-table.ts';
import { factorOf, multiplyValue } from './multiply-table.ts';
import { adjustValue, type Statistics } from './normalise.ts';
import { reduceValues, type Reduction } from './reduce-values.ts';
import { isNumber, type Value } from './value.ts';

export type EvaluationContext = {
  readonly rules: CompiledRules;
  /** Over all entries of the division; null leaves every `normalise` step out. */
  readonly statistics: Statistics | null;
};

/** The tables of one entry, as far as they were asked for. */
export type Evaluation = ReadonlyMap<string, Table>;

/** Computes the tables that `wanted` steps need. Pure; the order of rows changes no value. */
export function evaluateEntry(
  entry: EntryInput,
  wanted: readonly string[],
  context: EvaluationContext,
): Evaluation {
  const { rules } = context;
  const tables = new Map<string, Table>([[MARKS, marksTable(entry, rules)]]);
  const positions = new Set(wanted.flatMap((id) => rules.needed.get(id) ?? []));
  for (const index of [...positions].sort((a, b) => a - b)) {
    const compiled = rules.steps[index];
    if (compiled === undefined) throw new Error('step out of range');
    const { step, axes } = compiled;
    const cells = evaluateStep(compiled, tables, entry, context);
    tables.set(step.id, { axes, cells });
  }
  return tables;
}

/** The values of one result reduced, with what happened to each. */
export function reduceGroup(
  cells: readonly Cell[],
  step: ReduceStep,
  axis: number,
  { ruleset }: CompiledRules,
): Reduction {
  const missing = valueOfMeaning(ruleset.statuses.missing);
  return reduceValues(cells, step, axis, ruleset.ranking.better, missing);
}

/** The value of a step without axes, by the quick way where there is one: the same number. */
export function valueOfStep(
  entry: EntryInput,
  id: string,
  context: EvaluationContext,
): { readonly exact: Value; readonly value: Value } {
  const quick = context.rules.quick.valueOf(entry, id);
  return quick ?? singleValue(evaluateEntry(entry, [id], context), id);
}

/** The one value of a table without axes. */
export function singleValue(evaluation: Evaluation, id: string): Cell {
  const cell = evaluation.get(id)?.cells[0];
  if (cell === undefined) throw new Error(`no value of step ${id}`);
  return cell;
}

function marksTable({ rows }: EntryInput, { ruleset, axes }: CompiledRules): Table {
  const cells = rows.map((row): Cell => {
    const value = valueOfRow(row, ruleset.statuses);
    return { at: row.at, exact: value, value, tags: row.tags };
  });
  return { axes: axes.get(MARKS) ?? [], cells };
}

function valueOfRow(
  { status, mark }: MarkRow,
  statuses: CompiledRules['ruleset']['statuses'],
): Value {
  if (status === 'scored') return mark ?? 'open';
  if (status === 'conflict' || status === 'revoked') return 'open';
  const meaning = statuses[status];
  return meaning === 'count' ? (mark ?? 'open') : valueOfMeaning(meaning);
}

function valueOfMeaning(meaning: StatusMeaning): Value {
  switch (meaning) {
    case 'open':
    case 'dnf':
      return meaning;
    case 'leave':
      return 'none';
    case 'zero':
      return { numerator: 0n, denominator: 1n };
    default:
      return assertNever(meaning);
  }
}

function evaluateStep(
  { step }: CompiledStep,
  tables: ReadonlyMap<string, Table>,
  entry: EntryInput,
  context: EvaluationContext,
): readonly Cell[] {
  const finish = (at: readonly string[], exact: Value, tags: Tags | null): Cell => {
    const rounded =
      isNumber(exact) && step.round !== undefined && step.round !== null
        ? roundRational(exact, step.round)
        : exact;
    return { at, exact, value: rounded, tags };
  };
  switch (step.do) {
    case 'reduce':
      return groupCells(tableOf(tables, step.of), step).map(({ at, cells, axis }) => {
        const { result } = reduceGroup(cells, step, axis, context.rules);
        return finish(at, result, commonTags(cells));
      });
    case 'multiply': {
      const { axes, cells } = tableOf(tables, step.of);
      return cells.map((cell) => {
        const factor = factorOf(cell, axes, step.by, entry, context.rules);
        return finish(cell.at, multiplyValue(cell.value, factor), cell.tags);
      });
    }
    case 'add':
      return addTables(step, tables, entry, context.rules).map(({ at, value, tags }) =>
        finish(at, value, tags),
      );
    case 'normalise':
      return tableOf(tables, step.of).cells.map((cell) =>
        finish(
          cell.at,
          adjustValue(cell, step, entry, context.rules, context.statistics),
          cell.tags,
        ),
      );
    default:
      return assertNever(step);
  }
}

function tableOf(tables: ReadonlyMap<string, Table>, id: string): Table {
  const table = tables.get(id);
  if (table === undefined) throw new Error(`table ${id} is not there yet`);
  return table;
}

export type CellGroup = {
  readonly at: readonly string[];
  readonly cells: readonly Cell[];
  readonly axis: number;
};

/** The values of each result, in the order in which their places first occur. */
export function groupCells({ axes, cells }: Table, step: ReduceStep): readonly CellGroup[] {
  const axis = axes.indexOf(step.over);
  const chosen = step.where === undefined ? cells : filterCells(axes, cells, step.where);
  const { into } = step;
  if (into === undefined && axes.length === 1) return [{ at: [], cells: chosen, axis }];
  const groups = new Map<string, { at: readonly string[]; cells: Cell[]; axis: number }>();
  // Two axes, of which one goes, is what nearly every mark of a large contest passes through.
  const other = into === undefined && axes.length === 2 ? 1 - axis : null;
  for (const cell of chosen) {
    const at = other === null ? placeWithout(cell, axis, into) : null;
    const key = at === null ? (cell.at[other ?? 0] ?? '') : placeKey(at);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { at: at ?? [key], cells: [cell], axis });
    else group.cells.push(cell);
  }
  return [...groups.values()];
}

function placeWithout(cell: Cell, axis: number, into: string | undefined): readonly string[] {
  return into === undefined ? cell.at.toSpliced(axis, 1) : cell.at.with(axis, textTag(cell, into));
}

function filterCells(
  axes: readonly string[],
  cells: readonly Cell[],
  { column, is }: NonNullable<ReduceStep['where']>,
): readonly Cell[] {
  const axis = axes.indexOf(column);
  const listed = new Set(is);
  return cells.filter((cell) =>
    listed.has(axis < 0 ? textTag(cell, column) : (cell.at[axis] ?? '')),
  );
}

function textTag({ tags }: Cell, column: string): string {
  const text = tags?.get(column);
  return typeof text === 'string' ? text : '';
}
