import { useTranslation } from 'react-i18next';
import { formulasOf, ownPlaces } from '../../../../core/rules/engine/derivation-formula.ts';
import type { DerivationLine } from '../../../../core/rules/engine/derive-entry.ts';
import type { EntryDerivation } from '../../../../core/rules/explain-entry.ts';
import { useRulesText } from '../setup/use-rules-text.ts';
import { isMarksLine } from './marks-table.tsx';
import ranking from './ranking.module.css';
import { useDerivationNames } from './use-derivation-names.ts';

type DerivationStepsProps = {
  readonly derivation: EntryDerivation;
  readonly judgeName: (judge: string) => string;
};

/** The lines of the calculation after the judges' marks: what is said, and the arithmetic of it. */
export function DerivationSteps({ derivation, judgeName }: DerivationStepsProps) {
  const { t } = useTranslation('rules');
  const { lines, open, short, result } = derivation;
  const judge = (id: string) => judgeName(id);
  return (
    <ol className={ranking.steps}>
      {lines
        .filter((line) => !isMarksLine(line))
        .map((line, index) => (
          <DerivationItem key={index} line={line} judgeName={judge} />
        ))}
      {open.map((cell) => (
        <li key={cell.judge} data-code="judge-open">
          {t(`derivation.judge-open-${cell.state}`, { judge: judge(cell.judge) })}
        </li>
      ))}
      {short && <li data-code="panel-short">{t('derivation.panel-short')}</li>}
      <li data-code="total">
        {result.total === null
          ? t('derivation.no-total')
          : t('derivation.entry-total', { total: result.total })}
      </li>
    </ol>
  );
}

type DerivationItemProps = {
  readonly line: DerivationLine;
  readonly judgeName: (judge: string) => string;
};

function DerivationItem({ line, judgeName }: DerivationItemProps) {
  const { t } = useTranslation('rules');
  const { rounding } = useRulesText();
  const names = useDerivationNames(judgeName);
  const { note, terms } = line;
  const at = names.places(line.at);
  const title = names.step(line);
  return (
    <li data-code={line.how}>
      <span>
        {at === '' ? title : t('derivation.titleAt', { name: title, at })}
        {line.rounding !== null &&
          ` · ${t('derivation.rounded', { rounding: rounding(line.rounding) })}`}
      </span>
      {terms
        .filter(({ fate }) => fate !== 'kept')
        .map((term, index) => (
          <p key={index} className={ranking.aside}>
            {t(`derivation.${term.fate}`, {
              value: names.figure(term.value),
              at: names.places(ownPlaces(term, line)),
              status: names.status(term),
            })}
          </p>
        ))}
      {note !== null && (
        <p className={ranking.aside}>
          {t(`derivation.${note}`, { counted: line.counted, needed: line.needed })}
        </p>
      )}
      {formulasOf(line, names).map((formula) => (
        <p key={formula} className={ranking.formula}>
          {formula}
        </p>
      ))}
    </li>
  );
}
