import {
  STATUSES,
  type Factor,
  type ReduceStep,
  type Ruleset,
  type RuleStep,
  type TieBreak,
} from '../model/ruleset.ts';
import { assertNever } from '../result.ts';
import { MARKS } from './engine/entry-table.ts';
import {
  say,
  type RuleSentence,
  type RuleText,
  type RuleTitle,
  type SentenceParams,
} from './rule-sentence.ts';

/** Titles of criteria by id, for rules that name one. */
export type CriterionTitles = ReadonlyMap<string, RuleTitle>;
type Names = (id: string) => RuleText;

/** The arithmetic, ranking and tie-breaks, in the order in which they are applied. */
export function describeRuleset(
  ruleset: Ruleset,
  titles: CriterionTitles = new Map(),
): readonly RuleSentence[] {
  const name = namesOf(ruleset, titles);
  const { ranking, tieBreaks } = ruleset;
  const style =
    ranking.style === '1234'
      ? (`rank-style-1234-${ranking.order?.by ?? 'entry'}` as const)
      : (`rank-style-${ranking.style}` as const);
  const orderedBy = ranking.order?.by === 'attribute' ? name(ranking.order.attribute) : [];
  return [
    say('ruleset-version', { type: ruleset.type, version: ruleset.version }),
    ...ruleset.attributes.map((attribute) => describeAttribute(attribute, name)),
    ...ruleset.steps.flatMap((step, index) => describeStep(step, index + 1, name, titles)),
    say('total-is', { name: name(ruleset.total) }),
    ...STATUSES.map((status) =>
      say(`status-${ruleset.statuses[status]}`, { status: [{ ref: `status-${status}` }] }),
    ),
    say('zero-counts'),
    say(`rank-by-${ranking.by}-${ranking.better}`),
    ...(tieBreaks.length === 0
      ? [say('no-tie-break')]
      : tieBreaks.map((rule, index) => describeTieBreak(rule, index + 1, ruleset, name))),
    say(style, { order: orderedBy }),
  ];
}

/** A thing's own title, else the name that the catalogs have for its id. */
function namesOf(ruleset: Ruleset, titles: CriterionTitles): Names {
  const things = [...ruleset.axes, ...ruleset.attributes, ...ruleset.steps];
  const known = new Map(things.map((thing) => [thing.id, thing]));
  return (id) => {
    const thing = known.get(id);
    if (thing?.title !== undefined) return [{ title: thing.title, titleEn: thing.titleEn }];
    const [, criterion, mean] = /^criterion\.(.+?)(\.mean)?$/.exec(id) ?? [];
    if (criterion !== undefined) {
      // Two steps of the common form: each judge's mark, and the mean of these.
      const ref = mean === undefined ? 'criterion' : 'criterion-mean';
      return [{ ref }, ' ', titles.get(criterion) ?? criterion];
    }
    const stage = /^earlier\.(.+)$/.exec(id)?.[1];
    if (stage !== undefined) return [{ ref: 'earlier' }, ` ${stage}`];
    return [{ ref: id }];
  };
}

/** A list as each language writes one. */
function listed(
  parts: RuleText,
  separator: RuleText[number] = { ref: 'list-separator' },
): RuleText {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

function describeAttribute(
  { id, missing, stage }: Ruleset['attributes'][number],
  name: Names,
): RuleSentence {
  if (stage !== undefined) return say('attribute-stage', { name: name(id), stage });
  return missing === null
    ? say('attribute-required', { name: name(id) })
    : say('attribute-missing', { name: name(id), missing });
}

function describeStep(
  step: RuleStep,
  order: number,
  name: Names,
  titles: CriterionTitles,
): readonly RuleSentence[] {
  const own = { order, name: name(step.id) };
  const round =
    step.round === undefined || step.round === null
      ? say('step-keep', own)
      : say('step-round', { ...own, places: step.round.places, mode: step.round.mode });
  switch (step.do) {
    case 'reduce':
      return [
        ...describeReduce(step, { ...own, of: name(step.of), over: name(step.over) }, name, titles),
        round,
      ];
    case 'multiply':
      return [...describeFactor(step.by, { ...own, of: name(step.of) }, name), round];
    case 'add': {
      const terms = step.terms.flatMap((term, index): RuleText => {
        // Read aloud, “plus deductions times minus one” is a riddle.
        const minus = term.times?.startsWith('-') ?? false;
        const times = minus ? term.times?.slice(1) : term.times;
        const sign = index === 0 ? (minus ? '− ' : '') : minus ? ' − ' : ' + ';
        return [
          sign,
          ...name('of' in term ? term.of : term.attribute),
          times === undefined || times === '1' ? '' : ` × ${times}`,
        ];
      });
      return [say('step-add', { ...own, terms }), round];
    }
    case 'normalise':
      return [say(`step-${step.method}`, { ...own, of: name(step.of) }), round];
    default:
      return assertNever(step);
  }
}

function describeFactor(by: Factor, own: SentenceParams, name: Names): readonly RuleSentence[] {
  switch (by.from) {
    case 'constant':
      return [say('step-multiply-constant', { ...own, factor: by.value })];
    case 'rubric':
      return [say('step-multiply-rubric', own)];
    case 'axis': {
      const factors = Object.entries(by.factors).map(([place, factor]) => `${place} × ${factor}`);
      return [say('step-multiply-axis', { ...own, axis: name(by.axis), factors: listed(factors) })];
    }
    case 'column': {
      const sentence = say('step-multiply-column', { ...own, column: name(by.column) });
      const otherwise = by.otherwise ?? null;
      return otherwise === null
        ? [sentence]
        : [sentence, say('multiply-otherwise', { ...own, factor: otherwise })];
    }
    case 'attribute':
      return [say('step-multiply-attribute', { ...own, attribute: name(by.attribute) })];
    default:
      return assertNever(by);
  }
}

function describeReduce(
  step: ReduceStep,
  own: SentenceParams,
  name: Names,
  titles: CriterionTitles,
): readonly RuleSentence[] {
  const sentences = [say(`step-${step.take}`, own)];
  const { where, into, expected, drop, best } = step;
  if (where !== undefined) {
    const is = listed(
      where.is.map((text) => titles.get(text) ?? text),
      { ref: 'list-or' },
    );
    sentences.push(say('reduce-where', { ...own, column: name(where.column), is }));
  }
  if (into !== undefined) sentences.push(say('reduce-into', { ...own, into: name(into) }));
  if (expected !== undefined) sentences.push(say('reduce-expected', { ...own, count: expected }));
  if (drop !== undefined) {
    const { low, high, atLeast, below } = drop;
    sentences.push(
      say('reduce-drop', { ...own, dropLow: low, dropHigh: high }),
      say(`drop-below-${below}`, { ...own, minimumPanel: Math.max(atLeast, low + high + 1) }),
    );
  }
  if (best !== undefined) sentences.push(say('reduce-best-of', { ...own, count: best }));
  const short = step.short ?? 'open';
  if (step.fewest !== undefined || step.short !== undefined) {
    sentences.push(say(`short-${short}`, { ...own, count: step.fewest ?? 1 }));
  }
  return sentences;
}

function describeTieBreak(
  rule: TieBreak,
  order: number,
  { ranking }: Ruleset,
  name: Names,
): RuleSentence {
  switch (rule.by) {
    case 'value':
      return say(`tie-break-value-${rule.better ?? ranking.better}`, {
        order,
        name: name(rule.of),
      });
    case 'attribute': {
      const better = rule.better ?? ranking.better;
      return say(`tie-break-attribute-${better}`, { order, name: name(rule.attribute) });
    }
    case 'counts': {
      const of = rule.of === MARKS ? [{ ref: MARKS }] : name(rule.of);
      return rule.values === undefined
        ? say('tie-break-counts-all', { order, name: of })
        : say('tie-break-counts', { order, name: of, values: listed(rule.values) });
    }
    case 'majority':
      return say(`tie-break-majority-${ranking.better}`, { order });
    case 'vote':
    case 'playoff':
      return say(`tie-break-${rule.by}`, { order });
    default:
      return assertNever(rule);
  }
}
