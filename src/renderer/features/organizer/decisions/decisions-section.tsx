import { Button, Group, Text, Title } from '@mantine/core';
import { IconGavel } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, SealMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { useJudgeName } from '../result/use-judge-name.ts';
import { useTitles } from '../result/use-titles.ts';
import type { StepProps } from '../step-screen.tsx';
import { TableFrame } from '../table-frame.tsx';
import type { DecisionStart, SignedDecision } from './decision-draft.ts';
import { EffectView } from './effect-view.tsx';
import { useDecisionText, type DecisionText } from './use-decision-text.ts';

type DecisionsSectionProps = StepProps & {
  readonly decisions: readonly SignedDecision[];
  readonly onDecide: (start: DecisionStart) => void;
};

/** What people decided about this stage: who, when, why, and what it changed. */
export function DecisionsSection({ contest, stage, decisions, onDecide }: DecisionsSectionProps) {
  const { t } = useTranslation('organizer');
  const text = useDecisionText(useTitles(contest.setup, stage), useJudgeName(stage.id));
  return (
    <section data-testid="decisions">
      <Group justify="space-between" mb={8}>
        <div>
          <Title order={2}>{t('decisions.title')}</Title>
          <Text c="dimmed">{t('decisions.lead')}</Text>
        </div>
        <Button
          variant="default"
          leftSection={<IconGavel size="1.15rem" />}
          data-testid="decision-new"
          onClick={() => onDecide({ kind: 'withdrawal' })}
        >
          {t('decisions.record')}
        </Button>
      </Group>
      {decisions.length > 0 && (
        <TableFrame label={t('decisions.title')} full>
          <table className={styles.grid} data-testid="decisions-table">
            <thead>
              <tr>
                <th>{t('decisions.number')}</th>
                <th className={styles.roomy}>{t('decisions.what')}</th>
                <th className={styles.roomy}>{t('decisions.reason')}</th>
                <th className={styles.roomy}>{t('decisions.decidedBy')}</th>
                <th className={styles.roomy}>{t('decisions.signedAt')}</th>
              </tr>
            </thead>
            <tbody>
              {decisions.map((signed) => (
                <DecisionRow key={signed.hash} signed={signed} stage={stage} text={text} />
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  );
}

type DecisionRowProps = Pick<StepProps, 'stage'> & {
  readonly signed: SignedDecision;
  readonly text: DecisionText;
};

function DecisionRow({ signed, stage, text }: DecisionRowProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { hash, decision } = signed;
  const effect = useQuery('decisions.effect', open ? { stage: stage.id, hash } : null);
  return (
    <>
      <tr data-testid={`decision-${decision.decisionVersion}`} data-kind={decision.body.kind}>
        <td className={styles.number}>{decision.decisionVersion}</td>
        <td>
          <strong>{t(`decisions.kind.${decision.body.kind}`)}</strong>
          <div>{text.sentence(decision.body)}</div>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-expanded={open}
            data-testid="decision-show-effect"
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'decisions.hideEffect' : 'decisions.showEffect')}
          </Button>
        </td>
        <td style={{ whiteSpace: 'pre-line' }}>{decision.reason}</td>
        <td>{format.list(decision.decidedBy)}</td>
        <td>
          <Group gap="xs" wrap="nowrap">
            <SealMark hash={hash} size="small" />
            <span>{format.dateTime(decision.createdAt)}</span>
          </Group>
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5}>
            {effect.error && <ErrorNote error={effect.error} />}
            {effect.data && (
              <EffectView
                past
                effect={effect.data}
                text={text}
                label={t('decisions.effect.title')}
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}
