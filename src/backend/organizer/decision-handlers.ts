import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { Decision, DecisionBody } from '../../core/model/decision.ts';
import type { Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { putLogged } from './log/logged-objects.ts';
import { readDecisions } from './decision-table.ts';
import { gatherStageInputs, type StageInputs } from './result-inputs.ts';

type DecisionHandlers = Pick<Handlers, Extract<keyof Handlers, `decisions.${string}`>>;

export function createDecisionHandlers(context: Context): DecisionHandlers {
  return {
    'decisions.list': ({ stage }) =>
      ok(
        readDecisions(profileOf(context), stage).map(({ hash, decision }) => ({ hash, decision })),
      ),
    'decisions.sign': (input) => signDecision(context, input),
  };
}

/** Signs the next decision of a stage. It is an input of the result; no sheet is touched. */
async function signDecision(
  context: Context,
  input: MethodInput<'decisions.sign'>,
): Promise<Result<{ hash: Sha256Hex }, AppError>> {
  const profile = profileOf(context);
  const inputs = gatherStageInputs(profile, input.stage);
  if (!inputs.ok) return inputs;
  const problem = findBodyProblem(input.body, inputs.value);
  if (problem !== null) return fail(problem);
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  const { charter } = inputs.value;
  const previous = readDecisions(profile, input.stage).at(-1);
  const decision: Decision = {
    type: 'jurybox.decision',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: input.stage,
    decisionVersion: (previous?.decision.decisionVersion ?? 0) + 1,
    previous: previous?.hash ?? null,
    createdAt: nowOf(context).toISOString(),
    body: input.body,
    reason: input.reason,
    decidedBy: input.decidedBy,
  };
  const signed = createSignedObject('decision', decision, [signingKeyOf(keys.value.operations)]);
  putLogged(profile, signed, nowOf(context));
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ hash: signed.hash });
}

/** A decision about entries that are not judged, or twice about one, decides nothing. */
function findBodyProblem(body: DecisionBody, { assignment }: StageInputs): AppError | null {
  const known = new Set<string>(assignment.payload.entries.map(({ id }) => id));
  const named = entriesOf(body);
  const unknown = named.find((entry) => !known.has(entry));
  if (unknown !== undefined) return appError('entry-unknown', { entry: unknown });
  if (new Set(named).size < named.length) return appError('bad-input', {}, 'body.entries');
  if (body.kind !== 'playoff') return null;
  // Means over different judges would not be comparable.
  const panels = body.entries.map(({ marks }) =>
    marks
      .map(({ judge }) => judge)
      .sort()
      .join(' '),
  );
  return new Set(panels).size === 1 ? null : appError('bad-input', {}, 'body.entries.marks');
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
