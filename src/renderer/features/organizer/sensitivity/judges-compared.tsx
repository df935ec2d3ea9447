import { Loader, Stack, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JudgeStatisticsView } from '../../../../contract/sensitivity-methods.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ErrorNote, StateMark } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { useJudgeName } from '../result/use-judge-name.ts';
import { useTitles } from '../result/use-titles.ts';
import { useRulesText } from '../setup/use-rules-text.ts';
import type { StepProps } from '../step-screen.tsx';
import { TableFrame } from '../table-frame.tsx';
import { placeTextOf } from './place-text.ts';
import { shortFigure } from './short-figure.ts';

type Figure = JudgeStatisticsView['judges'][number]['deviation'];

/** Severity and spread of each judge beside the others, and values that stand far from theirs. */
export function JudgesCompared({ contest, stage }: StepProps) {
  const answer = useQuery('result.judges', { stage: stage.id });
  const titles = useTitles(contest.setup, stage);
  const judgeName = useJudgeName(stage.id);
  if (answer.error) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Loader size="sm" />;
  return (
    <Stack gap="lg">
      {answer.data.map((division) => (
        <DivisionJudges
          key={division.division}
          statistics={division}
          title={titles.division(division.division)}
          judgeName={judgeName}
          placeText={placeTextOf(contest.setup, judgeName)}
        />
      ))}
    </Stack>
  );
}

type DivisionJudgesProps = {
  readonly statistics: JudgeStatisticsView;
  readonly title: string;
  readonly judgeName: (judge: string) => string;
  readonly placeText: ReturnType<typeof placeTextOf>;
};

function DivisionJudges({ statistics, title, judgeName, placeText }: DivisionJudgesProps) {
  const { t } = useTranslation('organizer');
  const { name } = useRulesText();
  const format = useFormat();
  const { basis, judges } = statistics;
  if (basis === null || judges.length === 0) {
    return (
      <Text>
        {title}: {t('sensitivity.judges.nothing')}
      </Text>
    );
  }
  const compared =
    statistics.title === null
      ? name(basis)
      : format.title({ title: statistics.title, titleEn: statistics.titleEn });
  return (
    <div data-testid={`judges-${statistics.division}`}>
      <Text mb={4}>
        <strong>{title}</strong> · {t('sensitivity.judges.basis', { name: compared })}
      </Text>
      <TableFrame label={title} full>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th>{t('derivation.judge')}</th>
              <th className={styles.number}>{t('sensitivity.judges.entries')}</th>
              <th className={styles.roomy}>{t('sensitivity.judges.deviation')}</th>
              <th className={styles.number}>{t('sensitivity.judges.distance')}</th>
              <th className={styles.number}>{t('sensitivity.judges.spread')}</th>
              <th className={styles.number}>{t('sensitivity.judges.othersSpread')}</th>
            </tr>
          </thead>
          <tbody>
            {judges.map((judge) => (
              <tr key={judge.judge}>
                <td className={styles.nowrap}>{judgeName(judge.judge)}</td>
                <td className={styles.number}>{judge.entries}</td>
                <td>
                  {deviationText(judge.deviation, t)}
                  {judge.flagged && (
                    <StateMark tone="attention" icon={IconFlag}>
                      {t('sensitivity.judges.flagged')}
                    </StateMark>
                  )}
                </td>
                <td className={styles.number}>{shortFigure(judge.distance)}</td>
                <td className={styles.number}>{shortFigure(judge.spread)}</td>
                <td className={styles.number}>{shortFigure(judge.othersSpread)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <Outliers statistics={statistics} judgeName={judgeName} placeText={placeText} />
    </div>
  );
}

function Outliers({ statistics, judgeName, placeText }: Omit<DivisionJudgesProps, 'title'>) {
  const { t } = useTranslation('organizer');
  const { outliers, found } = statistics;
  if (found === 0) return <Text mt={4}>{t('sensitivity.outliers.none')}</Text>;
  return (
    <div data-testid="outliers">
      <Text mt={8} mb={4}>
        {t('sensitivity.outliers.lead', { count: found })}
      </Text>
      <TableFrame label={t('sensitivity.outliers.title')} full>
        <table className={styles.grid}>
          <thead>
            <tr>
              <th>{t('ranking.entry')}</th>
              <th>{t('derivation.judge')}</th>
              <th className={styles.number}>{t('sensitivity.outliers.value')}</th>
              <th className={styles.number}>{t('sensitivity.outliers.median')}</th>
              <th className={styles.number}>{t('sensitivity.outliers.distance')}</th>
              <th className={styles.number}>{t('sensitivity.outliers.limit')}</th>
            </tr>
          </thead>
          <tbody>
            {outliers.map((outlier) => (
              <tr key={`${outlier.entry} ${outlier.judge} ${placeText(outlier.at)}`}>
                <td>{outlier.entry}</td>
                <td>
                  {judgeName(outlier.judge)}
                  {outlier.at.length > 0 && ` · ${placeText(outlier.at)}`}
                </td>
                <td className={styles.number}>{shortFigure(outlier.value)}</td>
                <td className={styles.number}>{shortFigure(outlier.median)}</td>
                <td className={styles.number}>{shortFigure(outlier.distance)}</td>
                <td className={styles.number}>{shortFigure(outlier.limit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </div>
  );
}

function deviationText(
  figure: Figure,
  t: (key: string, options: { by: string }) => string,
): string {
  const text = shortFigure(figure);
  if (/^-?0(?:\.0+)?$/.test(text)) return t('sensitivity.judges.even', { by: '0' });
  return text.startsWith('-')
    ? t('sensitivity.judges.lower', { by: text.slice(1) })
    : t('sensitivity.judges.higher', { by: text });
}
