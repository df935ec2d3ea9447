import { Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowProblem } from '../../../../contract/contest-methods.ts';
import { useAction } from '../../../app/use-action.ts';
import { ErrorNote, FileDrop, Note } from '../../../ui/index.ts';
import styles from '../organizer.module.css';

type Outcome = { readonly count: number; readonly problems: readonly RowProblem[] };

/** Groups of all judges from one table: what is wrong with it is said by line and column. */
export function ImportGroups({ groups }: { readonly groups: readonly string[] }) {
  const { t } = useTranslation('organizer');
  const run = useAction('judges.importGroups');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  return (
    <section data-testid="import-groups">
      <Title order={3} mb={4}>
        {t('judges.groupsTitle')}
      </Title>
      <Text c="dimmed" mb={8}>
        {groups.length > 0
          ? t('judges.groupsLead', { groups: groups.join(' / ') })
          : t('judges.groupsLeadAny')}
      </Text>
      <div className={styles.lowDrop}>
        <FileDrop
          label={t('judges.groupsDrop')}
          hint={t('judges.groupsHint')}
          accept=".csv"
          testId="groups-drop"
          onUploaded={([first]) => {
            setOutcome(null);
            if (first === undefined) return;
            void run.run({ uploadId: first.uploadId }).then((answer) => {
              if (answer.ok) setOutcome(answer.value);
            });
          }}
        />
      </div>
      {run.error && <ErrorNote error={run.error} />}
      {outcome !== null && <OutcomeNote outcome={outcome} />}
    </section>
  );
}

function OutcomeNote({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('organizer');
  const { count, problems } = outcome;
  if (problems.length === 0) {
    return (
      <Note tone="saved" testId="groups-imported">
        {t('judges.groupsImported', { count })}
      </Note>
    );
  }
  return (
    <Note tone="attention" testId="groups-problems">
      {t('judges.groupsRefused')}
      <ul>
        {problems.map(({ line, column, code, params }) => (
          <li key={`${line} ${column} ${code}`}>
            {t('judges.groupsAt', { line, column: t(`judges.groupsColumn.${column || 'id'}`) })}{' '}
            {t(`judges.groupsProblem.${code}`, { ...params })}
          </li>
        ))}
      </ul>
    </Note>
  );
}
