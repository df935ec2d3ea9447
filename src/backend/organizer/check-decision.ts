import { appError, type AppError } from '../../contract/app-error.ts';
import type { DecisionBody } from '../../core/model/decision.ts';
import { computeResult } from '../../core/rules/compute-result.ts';
import { applyDecisions } from '../../core/rules/decisions.ts';
import type { StageInputs } from './result-inputs.ts';

type Ordering = Extract<DecisionBody, { kind: 'vote' | 'playoff' }>;

/**
 * Why a decision would decide nothing: about entries or judges that are not judged here, twice about
 * one, against the announced rules, or already so. Null if it can be signed.
 */
export function findDecisionProblem(body: DecisionBody, inputs: StageInputs): AppError | null {
  const { entries } = inputs.assignment.payload;
  const known = new Set<string>(entries.map(({ id }) => id));
  const named = entriesOf(body);
  const unknown = named.find((entry) => !known.has(entry));
  if (unknown !== undefined) return appError('entry-unknown', { entry: unknown });
  if (new Set(named).size < named.length) return appError('bad-input', {}, 'body.entries');
  switch (body.kind) {
    case 'vote':
    case 'playoff':
      return findOrderingProblem(body, inputs);
    case 'withdrawal':
    case 'disqualification':
    case 'reinstatement':
      return findStandingProblem(body, inputs);
    case 'admit-late': {
      const { matrix } = computeResult(inputs.input);
      const late = matrix.cells.some(
        ({ judge, entry, state }) =>
          judge === body.judge && entry === body.entry && state === 'late',
      );
      const { judge, entry } = body;
      return late ? null : appError('decision-nothing-late', { judge, entry });
    }
  }
}

function findOrderingProblem(body: Ordering, inputs: StageInputs): AppError | null {
  const { assignment, charter, roster } = inputs;
  const stage = charter.payload.setup.stages.find(({ id }) => id === assignment.payload.stage);
  if (stage?.ruleset.tieBreaks.some(({ by }) => by === body.kind) !== true) {
    return appError('decision-not-in-rules', {}, body.kind);
  }
  const named = new Set<string>(entriesOf(body));
  const foreign = assignment.payload.entries.find(
    ({ id, division }) => named.has(id) && division !== body.division,
  );
  if (foreign) return appError('decision-other-division', { entry: foreign.id });
  if (body.kind === 'vote') return null;
  const judges = new Set<string>(roster.payload.judges.map(({ id }) => id));
  const panels = body.entries.map(({ marks }) => marks.map(({ judge }) => judge).sort());
  const stranger = panels.flat().find((judge) => !judges.has(judge));
  if (stranger !== undefined) return appError('judge-unknown', { judge: stranger });
  // Means over different judges would not be comparable.
  const same = new Set(panels.map((panel) => panel.join(' '))).size === 1;
  const once = panels.every((panel) => new Set(panel).size === panel.length);
  return same && once ? null : appError('decision-panels-differ', {}, 'body.entries.marks');
}

function findStandingProblem(
  body: Extract<DecisionBody, { kind: 'withdrawal' | 'disqualification' | 'reinstatement' }>,
  { input }: StageInputs,
): AppError | null {
  const { entry } = body;
  const out = applyDecisions(input.decisions ?? []).out.get(entry) ?? null;
  if (body.kind === 'reinstatement') {
    return out === null ? appError('decision-entry-not-out', { entry }) : null;
  }
  const would = body.kind === 'withdrawal' ? 'withdrawn' : 'disqualified';
  return out === would ? appError('decision-entry-out', { entry }) : null;
}

function entriesOf(body: DecisionBody): readonly string[] {
  switch (body.kind) {
    case 'vote':
      return body.entries;
    case 'playoff':
      return body.entries.map(({ entry }) => entry);
    case 'withdrawal':
    case 'disqualification':
    case 'reinstatement':
    case 'admit-late':
      return [body.entry];
  }
}
