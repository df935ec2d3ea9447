import { Loader, Stack, Text } from '@mantine/core';
import { IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { LineStabilityView } from '../../../../contract/sensitivity-methods.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, StateMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { useJudgeName } from '../result/use-judge-name.ts';
import { useTitles, type Titles } from '../result/use-titles.ts';
import type { StepProps } from '../step-screen.tsx';
import { TableFrame } from '../table-frame.tsx';
import { placeTextOf } from './place-text.ts';

type Division = MethodOutput<'result.lines'>[number];

/** For each line: the least change of one single mark that would move somebody across it. */
export function LinesStability({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const answer = useQuery('result.lines', { stage: stage.id });
  const titles = useTitles(contest.setup, stage);
  const placeText = placeTextOf(contest.setup, useJudgeName(stage.id));
  if (answer.error) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Loader size="sm" />;
  const lineTitle = ({ division }: Division, line: string) =>
    line === 'recommend' ? stage.recommendTitle : titles.award(division, line);
  return (
    <TableFrame label={t('sensitivity.lines.title')} full>
      <table className={styles.grid} data-testid="line-stability">
        <thead>
          <tr>
            <th className={styles.roomy}>{t('sensitivity.lines.line')}</th>
            <th>{t('sensitivity.lines.least')}</th>
          </tr>
        </thead>
        <tbody>
          {answer.data.map((division) =>
            division.complete ? (
              division.lines.map((line) => (
                <tr key={`${division.division} ${line.line}`} data-testid={`line-${line.line}`}>
                  <td>
                    <strong>
                      {titles.division(division.division)} · {lineTitle(division, line.line)}
                    </strong>
                    <div className={styles.muted}>
                      {t('sensitivity.lines.place', { place: line.place })}
                    </div>
                  </td>
                  <td>
                    <LineText line={line} placeText={placeText} />
                  </td>
                </tr>
              ))
            ) : (
              <IncompleteRow key={division.division} division={division} titles={titles} />
            ),
          )}
        </tbody>
      </table>
    </TableFrame>
  );
}

type IncompleteRowProps = { readonly division: Division; readonly titles: Titles };

function IncompleteRow({ division, titles }: IncompleteRowProps) {
  const { t } = useTranslation('organizer');
  return (
    <tr>
      <td>{titles.division(division.division)}</td>
      <td>{t('sensitivity.lines.untried.incomplete')}</td>
    </tr>
  );
}

type LineTextProps = {
  readonly line: LineStabilityView;
  readonly placeText: ReturnType<typeof placeTextOf>;
};

function LineText({ line, placeText }: LineTextProps) {
  const { t } = useTranslation('organizer');
  const { steps, found, changes, tried, level, untried } = line;
  return (
    <Stack gap={4}>
      {level.length > 0 && (
        <StateMark tone="error" icon={IconEqual}>
          {t('sensitivity.lines.level', { entries: level.join(', ') })}
        </StateMark>
      )}
      <Text>
        {untried !== null
          ? t(`sensitivity.lines.untried.${untried}`)
          : steps === null
            ? t('sensitivity.lines.firm', { steps: tried.steps })
            : t('sensitivity.lines.steps', { steps, found })}
      </Text>
      {untried === null && tried.entries < tried.of && (
        <Text c="dimmed">{t('sensitivity.lines.tried', { ...tried })}</Text>
      )}
      {changes.length > 0 && (
        <details>
          <summary>{t('sensitivity.lines.show', { count: changes.length })}</summary>
          <ul>
            {changes.map((change, index) => (
              <li key={index}>
                {t('sensitivity.lines.change', {
                  entry: change.entry,
                  place: placeText(change.at),
                  from: change.from,
                  to: change.to,
                  before: change.totalBefore ?? '—',
                  after: change.totalAfter ?? '—',
                })}
                {(['rises', 'falls', 'level'] as const).map(
                  (how) =>
                    change[how].length > 0 &&
                    ` ${t(`sensitivity.lines.${how === 'level' ? 'becomesLevel' : how}`, { entries: change[how].join(', ') })}`,
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
}
