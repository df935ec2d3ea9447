import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { SetupProblem } from '../../../../core/rules/validate-setup.ts';
import { StateMark } from '../../../ui/index.ts';
import { describePlace } from './describe-place.ts';
import styles from './setup.module.css';

type ProblemsListProps = {
  readonly setup: ContestSetup;
  readonly problems: readonly SetupProblem[];
  readonly held: readonly string[];
};

/** Everything that stands in the way of the freeze, and what deserves a second look, with its place. */
export function ProblemsList({ setup, problems, held }: ProblemsListProps) {
  const { t } = useTranslation('organizer');
  const rules = useTranslation('rules').t;
  if (problems.length + held.length === 0) {
    return (
      <StateMark tone="saved" icon={IconCircleCheck} testId="no-problems">
        {t('problems.none')}
      </StateMark>
    );
  }
  const ordered = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul className={styles.problems} data-testid="setup-problems">
      {held.map((path) => (
        <Row key={`held ${path}`} severity="error" text={t('problems.notFilled')}>
          {describePlace(setup, path, (key) => t(key))}
        </Row>
      ))}
      {ordered.map((problem) => (
        <Row
          key={`${problem.at} ${problem.code}`}
          severity={problem.severity}
          text={rules(`problem.${problem.code}`, { ...problem.params })}
        >
          {describePlace(setup, problem.at, (key) => t(key))}
        </Row>
      ))}
    </ul>
  );
}

type RowProps = {
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly children: string;
};

function Row({ severity, text, children }: RowProps) {
  const { t } = useTranslation('organizer');
  const error = severity === 'error';
  return (
    <li className={styles.problem} data-severity={severity}>
      <StateMark tone={error ? 'error' : 'attention'} icon={error ? IconX : IconAlertTriangle}>
        {t(`problems.${severity}`)}
      </StateMark>
      <div>
        <Text>{text}</Text>
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      </div>
    </li>
  );
}
