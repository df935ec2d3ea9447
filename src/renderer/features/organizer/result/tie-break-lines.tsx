import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { TieBreakUse } from '../../../../core/rules/ranking.ts';
import { criterionTitle } from './criterion-title.ts';
import { figureText } from './figure-text.ts';
import ranking from './ranking.module.css';

type TieBreakLinesProps = {
  readonly uses: readonly TieBreakUse[];
  readonly setup: ContestSetup;
  readonly own: string;
};

/** Which rules were tried on entries that were level, with their figures, and what came of it. */
export function TieBreakLines({ uses, setup, own }: TieBreakLinesProps) {
  const { t } = useTranslation('rules');
  if (uses.length === 0) return null;
  return (
    <section>
      <Title order={3}>{t('tieBreak.title')}</Title>
      <ol className={ranking.steps}>
        {uses.map((use) => (
          <li key={use.index}>
            <Text>
              {t(`tieBreak.by.${use.rule.by}`, {
                order: use.index + 1,
                rank: use.rank,
                criterion:
                  use.rule.by === 'criterion' ? criterionTitle(setup, use.rule.criterion) : '',
              })}
            </Text>
            <p className={ranking.formula}>
              {use.values
                .map(({ entry, value }) => {
                  const figure = value === null ? '—' : figureText(value);
                  return entry === own ? `[${entry}: ${figure}]` : `${entry}: ${figure}`;
                })
                .join('   ')}
            </p>
            <Text>{t(`tieBreak.outcome.${use.outcome}`)}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}
