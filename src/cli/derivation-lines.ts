import type { EntryDerivation } from '../core/rules/explain-entry.ts';
import { formulasOf, ownPlaces } from '../core/rules/engine/derivation-formula.ts';
import type { DerivationLine, DerivationTerm } from '../core/rules/engine/derive-entry.ts';
import type { TieBreakUse } from '../core/rules/engine/rank-entries.ts';
import type { Shown } from '../core/rules/engine/value.ts';
import type { Texts } from './texts/texts.ts';

/** What a derivation needs to be told; `jurybox tally` has it without a contest around it. */
export type Derived = Pick<EntryDerivation, 'lines' | 'tieBreaks'> & {
  readonly entry: string;
  readonly total: string | null;
};

/** How an entry came by its total, as it could be done again on paper. */
export function describeDerivation(derived: Derived, texts: Texts): readonly string[] {
  const { entry, lines, tieBreaks, total } = derived;
  return [
    texts.say('derivation.head', { entry }),
    ...lines.flatMap((line) => describeLine(line, texts).map((text) => `  ${text}`)),
    `  ${total === null ? texts.say('derivation.no-total') : texts.say('derivation.entry-total', { total })}`,
    ...tieBreaks.map((use) => `  ${describeTieBreak(use, texts)}`),
  ];
}

function describeLine(line: DerivationLine, texts: Texts): readonly string[] {
  const names = {
    figure: (value: Shown) => showFigure(value, texts),
    places: (at: DerivationLine['at']) => at.map(({ id }) => id).join(' '),
    source: (id: string) => texts.sayName(id),
  };
  const title =
    (texts.language === 'en' ? (line.titleEn ?? line.title) : line.title) ??
    texts.sayName(line.step);
  const at = names.places(line.at);
  const aside = line.terms
    .filter((term) => term.fate !== 'kept')
    .map((term) => `  ${describeFate(term, line, texts)}`);
  const note =
    line.note === null
      ? []
      : [
          `  ${texts.say(`derivation.${line.note}`, { counted: line.counted, needed: line.needed })}`,
        ];
  return [
    at === '' ? title : `${title} (${at})`,
    ...aside,
    ...note,
    ...formulasOf(line, names).map((formula) => `  ${formula}`),
  ];
}

function describeFate(term: DerivationTerm, line: DerivationLine, texts: Texts): string {
  const at = ownPlaces(term, line)
    .map(({ id }) => id)
    .join(' ');
  if (term.fate === 'kept') return at;
  const value = showFigure(term.value, texts);
  const status =
    term.status === null || term.status === 'scored' ? value : texts.say(`status.${term.status}`);
  return texts.say(`derivation.${term.fate}`, { at, value, status });
}

function describeTieBreak({ rule, rank, values, outcome }: TieBreakUse, texts: Texts): string {
  const figures = values.map(({ entry, value, label }) => {
    const shown = value === null ? '-' : showFigure(value, texts);
    return label === null ? `${entry} ${shown}` : `${entry} ${label}: ${shown}`;
  });
  const named = 'of' in rule ? rule.of : 'attribute' in rule ? rule.attribute : rule.by;
  return texts.say('derivation.tie', {
    rank,
    by: texts.sayName(named),
    values: figures.join(', '),
    outcome: texts.say(`outcome.${outcome}`),
  });
}

/** Exact where six places are not. */
function showFigure(value: Shown, texts: Texts): string {
  if ('state' in value) return texts.say(`state.${value.state}`);
  const { exact, decimal, rounded } = value;
  return rounded ? `${exact} ≈ ${decimal}` : trimZeros(decimal);
}

function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
