import { Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DecisionEffectView } from '../../../../contract/decision-methods.ts';
import { Note } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import type { DecisionText } from './use-decision-text.ts';

type EffectViewProps = {
  readonly effect: DecisionEffectView;
  readonly text: DecisionText;
  readonly label: string;
  /** Of a signed decision: what was before, not what is now. */
  readonly past?: boolean;
};

/** What a decision changes: every entry whose line reads differently, before and after. */
export function EffectView({ effect, text, label, past }: EffectViewProps) {
  const { t } = useTranslation('organizer');
  const { changes, open, cutTies, status } = effect;
  const steps = [
    ...(open.before === open.after ? [] : [t('decisions.effect.open', open)]),
    ...(cutTies.before === cutTies.after ? [] : [t('decisions.effect.cutTies', cutTies)]),
    ...(status.before === status.after ? [] : [t(`decisions.effect.status.${status.after}`)]),
  ];
  if (changes.length + steps.length === 0) {
    return <Note tone="attention">{t('decisions.effect.none')}</Note>;
  }
  return (
    <Stack gap="xs" data-testid="decision-effect">
      {steps.map((step) => (
        <Text key={step}>{step}</Text>
      ))}
      {changes.length > 0 && (
        <TableFrame label={label} full>
          <table className={styles.grid}>
            <thead>
              <tr>
                <th className={styles.roomy}>{t('ranking.entry')}</th>
                <th className={styles.roomy}>
                  {t(past ? 'decisions.effect.without' : 'decisions.effect.before')}
                </th>
                <th aria-hidden />
                <th className={styles.roomy}>
                  {t(past ? 'decisions.effect.with' : 'decisions.effect.after')}
                </th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ division, entry, title, before, after }) => (
                <tr key={entry} data-testid={`effect-${entry}`}>
                  <td>
                    <strong>{entry}</strong> {title}
                  </td>
                  <td>{text.place(division, before)}</td>
                  <td>
                    <IconArrowRight size="1rem" aria-hidden />
                  </td>
                  <td>
                    <strong>{text.place(division, after)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </Stack>
  );
}
