import { appError, type AppError } from '../../contract/app-error.ts';
import type { MethodInput } from '../../contract/contract.ts';
import type { DecisionEffectView } from '../../contract/decision-methods.ts';
import { signingKeyOf } from '../../core/envelope/dsse.ts';
import { createSignedObject } from '../../core/envelope/signed-object.ts';
import type { Decision, DecisionBody } from '../../core/model/decision.ts';
import { sha256Schema, type Sha256Hex } from '../../core/model/primitives.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import { computeResult } from '../../core/rules/compute-result.ts';
import { compareResults } from '../../core/rules/decision-effect.ts';
import type { AcceptedDecision } from '../../core/rules/decisions.ts';
import { nowOf, profileOf, unlockOrganizerKeys, type Context } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { findDecisionProblem } from './check-decision.ts';
import { readDecisions } from './decision-table.ts';
import { putLogged } from './log/logged-objects.ts';
import { demandSoundLog } from './log/sound-log.ts';
import { gatherStageInputs, type StageInputs } from './result-inputs.ts';

type DecisionHandlers = Pick<Handlers, Extract<keyof Handlers, `decisions.${string}`>>;

export function createDecisionHandlers(context: Context): DecisionHandlers {
  return {
    'decisions.list': ({ stage }) =>
      ok(
        readDecisions(profileOf(context), stage).map(({ hash, decision }) => ({ hash, decision })),
      ),
    'decisions.preview': ({ stage, body }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      if (!inputs.ok) return inputs;
      const problem = findDecisionProblem(body, inputs.value);
      if (problem !== null) return fail(problem);
      const before = inputs.value.input.decisions ?? [];
      const next = toDecision(body, before.at(-1), inputs.value, nowOf(context), 'preview');
      return ok(effectOf(inputs.value, before, { hash: PREVIEW_HASH, decision: next }));
    },
    'decisions.effect': ({ stage, hash }) => {
      const inputs = gatherStageInputs(profileOf(context), stage);
      if (!inputs.ok) return inputs;
      const all = readDecisions(profileOf(context), stage);
      const at = all.findIndex((one) => one.hash === hash);
      const own = all[at];
      if (own === undefined) return fail(appError('decision-unknown'));
      return ok(effectOf(inputs.value, all.slice(0, at), own));
    },
    'decisions.sign': (input) => signDecision(context, input),
  };
}

/** Stands for the hash of a decision that is not signed; a comparison of results never shows it. */
const PREVIEW_HASH: Sha256Hex = sha256Schema.parse('0'.repeat(64));

/** The result of the sheets without and with one more decision. */
function effectOf(
  { input }: StageInputs,
  before: readonly AcceptedDecision[],
  own: AcceptedDecision,
): DecisionEffectView {
  const computed = (decisions: readonly AcceptedDecision[]) =>
    computeResult({ ...input, decisions }).computed;
  const effect = compareResults(computed(before), computed([...before, own]));
  return { ...effect, changes: [...effect.changes] };
}

/** Signs the next decision of a stage. It is an input of the result; no sheet is touched. */
async function signDecision(
  context: Context,
  input: MethodInput<'decisions.sign'>,
): Promise<Result<{ hash: Sha256Hex }, AppError>> {
  const profile = profileOf(context);
  const sound = await demandSoundLog(context, input.stage);
  if (!sound.ok) return sound;
  const keys = await unlockOrganizerKeys(context, input.secret);
  if (!keys.ok) return keys;
  // Gathered after the keys were unlocked: until the decision is stored, nothing can come between.
  const inputs = gatherStageInputs(profile, input.stage);
  if (!inputs.ok) return inputs;
  const problem = findDecisionProblem(input.body, inputs.value);
  if (problem !== null) return fail(problem);
  const previous = readDecisions(profile, input.stage).at(-1);
  const decision: Decision = {
    ...toDecision(input.body, previous, inputs.value, nowOf(context), input.reason),
    decidedBy: input.decidedBy,
  };
  const signed = createSignedObject('decision', decision, [signingKeyOf(keys.value.operations)]);
  putLogged(profile, signed, nowOf(context));
  context.events.emit({ type: 'changed', area: 'result' });
  return ok({ hash: signed.hash });
}

function toDecision(
  body: DecisionBody,
  previous: AcceptedDecision | undefined,
  { charter, assignment }: StageInputs,
  now: Date,
  reason: string,
): Decision {
  return {
    type: 'jurybox.decision',
    version: 1,
    contestId: charter.payload.contestId,
    charter: charter.hash,
    stage: assignment.payload.stage,
    decisionVersion: (previous?.decision.decisionVersion ?? 0) + 1,
    previous: previous?.hash ?? null,
    createdAt: now.toISOString(),
    body,
    reason,
    decidedBy: [],
  };
}
