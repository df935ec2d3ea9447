import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JudgeInfluence } from '../../../../core/rules/sensitivity/leave-one-judge-out.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import type { StepProps } from '../step-screen.tsx';
import { useJudgeName } from '../result/use-judge-name.ts';
import { useTitles, type Titles } from '../result/use-titles.ts';

/** What would be different without one judge. */
export function LeftOut({ contest, stage }: StepProps) {
  const { t } = useTranslation('organizer');
  const answer = useQuery('result.sensitivity', { stage: stage.id });
  const judgeName = useJudgeName(stage.id);
  const titles = useTitles(contest.setup, stage);
  if (answer.error) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Loader size="sm" />;
  const influences = answer.data;
  return (
    <TableFrame label={t('sensitivity.title')} full>
      <table className={styles.grid} data-testid="sensitivity">
        <thead>
          <tr>
            <th>{t('sensitivity.without')}</th>
            <th>{t('sensitivity.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {influences.map((influence) => (
            <tr key={influence.judge}>
              <td className={styles.nowrap}>{judgeName(influence.judge)}</td>
              <td>
                <Changes influence={influence} titles={titles} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

type ChangesProps = { readonly influence: JudgeInfluence; readonly titles: Titles };

function Changes({ influence, titles }: ChangesProps) {
  const { t } = useTranslation('organizer');
  const { changes, unranked } = influence;
  if (changes.length + unranked.length === 0) return <>{t('sensitivity.nothing')}</>;
  const standing = (division: string, of: JudgeInfluence['changes'][number]['before']) =>
    [
      t('sensitivity.rank', { rank: of.rank ?? '—' }),
      of.award === null ? t('sensitivity.noAward') : titles.award(division, of.award),
      ...(of.recommended ? [t('ranking.recommended')] : []),
    ].join(' · ');
  return (
    <>
      {changes.map(({ division, entry, before, after }) => (
        <div key={entry}>
          {entry}: {standing(division, before)} → {standing(division, after)}
        </div>
      ))}
      {unranked.map((division) => (
        <div key={division}>
          {t('sensitivity.unranked', { division: titles.division(division) })}
        </div>
      ))}
    </>
  );
}
