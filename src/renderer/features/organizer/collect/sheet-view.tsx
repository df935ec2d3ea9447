import { Group, Text } from '@mantine/core';
import { IconCircleCheck, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import type { ScoreSheet } from '../../../../core/model/score-sheet.ts';
import { formatScaled } from '../../../../core/rules/mark-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { SealMark, StateMark } from '../../../ui/index.ts';
import styles from './matrix.module.css';

type SheetViewProps = {
  readonly received: MethodOutput<'result.sheets'>[number];
  readonly rubric: Rubric | null;
};

/** One sealed sheet as it was signed: marks, words, and what proves it. */
export function SheetView({ received, rubric }: SheetViewProps) {
  const { t } = useTranslation('organizer');
  const { sheet, effective, hash, total } = received;
  return (
    <article className={styles.sheet} data-effective={effective} data-testid="sheet">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          {effective ? (
            <StateMark tone="saved" icon={IconCircleCheck}>
              {t('sheet.effective')}
            </StateMark>
          ) : (
            <StateMark tone="quiet" icon={IconHistory}>
              {t('sheet.replaced')}
            </StateMark>
          )}
          {total !== null && (
            <Text size="xl" fw={600} data-testid="sheet-total">
              {t('sheet.total', { total })}
            </Text>
          )}
        </div>
        <SealMark hash={hash} />
      </Group>
      <Body sheet={sheet} rubric={rubric} />
      <Proof sheet={sheet} hash={hash} />
    </article>
  );
}

function Body({ sheet, rubric }: { readonly sheet: ScoreSheet; readonly rubric: Rubric | null }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  if (sheet.body.kind === 'recusal') {
    return (
      <Text my="sm">
        <strong>{t('sheet.recused')}</strong> {sheet.body.reason}
      </Text>
    );
  }
  return (
    <>
      <table className={styles.marks}>
        <thead>
          <tr>
            <th>{t('sheet.criterion')}</th>
            <th>{t('sheet.mark')}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.body.marks.map(({ criterion, value, comment }) => {
            const named = rubric?.criteria.find(({ id }) => id === criterion);
            return (
              <tr key={criterion}>
                <td>
                  {named ? format.title(named) : criterion}
                  {comment && (
                    <Text size="sm" c="dimmed">
                      {comment}
                    </Text>
                  )}
                </td>
                <td>{formatScaled(value, rubric?.decimals ?? 0)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {sheet.body.comment && (
        <Text mb="sm" style={{ whiteSpace: 'pre-wrap' }}>
          <strong>{t('sheet.comment')}</strong> {sheet.body.comment}
        </Text>
      )}
    </>
  );
}

function Proof({ sheet, hash }: { readonly sheet: ScoreSheet; readonly hash: string }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const lines: readonly (readonly [string, string])[] = [
    ['hash', hash],
    ['device', sheet.deviceKey],
    ['sealedAt', format.dateTime(sheet.sealedAt)],
    ['sequence', String(sheet.sequence)],
    ['charter', sheet.charter],
    ['roster', sheet.roster],
    ['package', sheet.package],
    ...(sheet.replaces.length > 0 ? [['replaces', sheet.replaces.join(', ')] as const] : []),
    ...(sheet.fromPaper ? [['fromPaper', sheet.fromPaper.enteredBy.join('、')] as const] : []),
    ...(sheet.correctionReason === undefined ? [] : [['reason', sheet.correctionReason] as const]),
  ];
  return (
    <dl className={styles.proof} data-testid="sheet-proof">
      {lines.map(([key, value]) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{t(`sheet.proof.${key}`)}</dt>
          <dd className={/^[0-9a-f, ]{64,}$/.test(value) ? styles.hex : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
