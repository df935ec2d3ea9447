import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { TieBreakUse } from '../../../../core/rules/engine/rank-entries.ts';
import { useRulesText } from '../setup/use-rules-text.ts';
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
  const { name } = useRulesText();
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
                name: comparedName(use.rule, setup, name),
              })}
            </Text>
            <p className={ranking.formula}>
              {use.values
                .map(({ entry, value, label }) => {
                  const shown = value === null ? '—' : figureText(value);
                  const figure =
                    label === null ? shown : t('tieBreak.counted', { label, value: shown });
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

/** What a rule compares: a criterion by its title, a step or attribute by its name. */
function comparedName(
  rule: TieBreakUse['rule'],
  setup: ContestSetup,
  name: (id: string) => string,
): string {
  const id = 'of' in rule ? rule.of : 'attribute' in rule ? rule.attribute : '';
  const criterion = /^criterion\.(.+?)(?:\.mean)?$/.exec(id)?.[1];
  return criterion === undefined ? name(id) : criterionTitle(setup, criterion);
}
