import type { DecisionEffectView } from '../../contract/decision-methods.ts';
import type { Decision, DecisionBody } from '../../core/model/decision.ts';
import { visible } from '../../texts/visible.ts';
import type { Texts } from '../texts/texts.ts';

type Place = DecisionEffectView['changes'][number]['before'];

/** What was decided, in one line. */
export function describeBody(body: DecisionBody, { say }: Texts): string {
  switch (body.kind) {
    case 'vote':
      return say('decision.vote', { entries: body.entries.join(' > ') });
    case 'playoff': {
      const entries = body.entries.map(
        ({ entry, marks }) =>
          `${entry} (${marks.map(({ judge, mark }) => `${judge} ${mark}`).join(', ')})`,
      );
      return say('decision.playoff', { entries: entries.join('; ') });
    }
    case 'admit-late':
      return say('decision.admit-late', { entry: body.entry, judge: body.judge });
    default:
      return say(`decision.${body.kind}`, { entry: body.entry });
  }
}

/** A signed decision with who decided it and why. */
export function describeDecision(decision: Decision, texts: Texts): readonly string[] {
  const { decisionVersion, createdAt, decidedBy, reason, body } = decision;
  return [
    `${decisionVersion}. ${describeBody(body, texts)}`,
    texts.say('decision.facts', {
      time: createdAt,
      names: visible(decidedBy.join(', ')),
      reason: visible(reason),
    }),
  ];
}

/** Every place that a decision changes, before and after. */
export function describeEffect(effect: DecisionEffectView, texts: Texts): readonly string[] {
  const { changes, open, cutTies, status } = effect;
  const lines = [
    ...(open.before === open.after ? [] : [texts.say('decision.open', open)]),
    ...(cutTies.before === cutTies.after ? [] : [texts.say('decision.cut-ties', cutTies)]),
    ...(status.before === status.after ? [] : [texts.say(`decision.now-${status.after}`)]),
    ...changes.map(({ entry, title, before, after }) =>
      texts.say('decision.change', {
        entry,
        title: visible(title),
        before: placeText(before, texts),
        after: placeText(after, texts),
      }),
    ),
  ];
  return lines.length === 0 ? [texts.say('decision.no-effect')] : lines;
}

function placeText({ rank, standing, total, award, recommended }: Place, { say }: Texts): string {
  const parts = [
    rank === null ? say(`decision.standing.${standing}`) : say('decision.rank', { rank }),
    total,
    award,
    recommended ? '*' : null,
  ];
  return parts.filter((part) => part !== null).join(' ');
}
