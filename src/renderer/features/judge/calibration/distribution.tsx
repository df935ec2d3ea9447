import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Criterion, Rubric } from '../../../../core/model/rubric.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { formatMark } from '../mark-entry.ts';
import classes from './calibration.module.css';
import { distribute, type OwnMarked } from './own-marks.ts';

export type DistributionProps = { readonly title: string; readonly rows: readonly OwnMarked[] };

/** How often each fifth of the range was given, criterion by criterion: figures first, bars beside. */
export function Distribution({ title, rows }: DistributionProps) {
  const { t } = useTranslation('judge');
  const rubric = rows[0]?.rubric;
  if (!rubric) return null;
  return (
    <section data-testid="own-distribution">
      <Text fw={600} mb="xs">
        {title} · {t('ranking.marked', { count: rows.length })}
      </Text>
      <div className={classes.distributions}>
        {rubric.criteria.map((criterion) => (
          <OneCriterion
            key={criterion.id}
            criterion={criterion}
            rubric={rubric}
            marks={rows.map(({ marks }) => marks[criterion.id] ?? 0)}
          />
        ))}
      </div>
    </section>
  );
}

type OneCriterionProps = {
  readonly criterion: Criterion;
  readonly rubric: Rubric;
  readonly marks: readonly number[];
};

function OneCriterion({ criterion, rubric, marks }: OneCriterionProps) {
  const format = useFormat();
  const bins = distribute(criterion, marks);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const text = (value: number) => formatMark(Math.round(value), rubric.decimals);
  return (
    <table className={classes.distribution}>
      <caption>{format.title(criterion)}</caption>
      <tbody>
        {bins.toReversed().map(({ from, to, count }) => (
          <tr key={from}>
            <th scope="row">
              {text(from)}–{text(to)}
            </th>
            <td>{count}</td>
            <td className={classes.barCell} aria-hidden>
              <div className={classes.bar} style={{ width: `${(100 * count) / most}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
