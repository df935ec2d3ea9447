import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { buildRanking, MatrixBoard, RankingTable } from '../organizer/index.ts';
import type { Verified } from './verified.ts';
import { tieLinesOf } from './tie-lines.ts';

type RecomputedView = NonNullable<Verified['answer']['recomputed']>;

/** The matrix and the rankings as this machine computed them from the raw sheets. */
export function Recomputed({ recomputed }: { readonly recomputed: RecomputedView }) {
  const { t } = useTranslation('notary');
  const awardTitle = (division: string, award: string) =>
    recomputed.awards.find((item) => item.division === division && item.id === award)?.title ??
    award;
  const titleOf = (division: string) =>
    recomputed.divisions.find(({ id }) => id === division)?.title ?? division;
  return (
    <Stack gap="lg">
      <MatrixBoard
        matrix={recomputed}
        divisions={recomputed.divisions}
        title={t('recomputed.matrix')}
      />
      {recomputed.result.divisions.map((division) => (
        <section key={division.division}>
          <Title order={3} mb={8}>
            {titleOf(division.division)}
          </Title>
          <RankingTable
            label={titleOf(division.division)}
            rows={buildRanking(
              division,
              tieLinesOf(division, (line) =>
                line === 'recommend'
                  ? t('recomputed.recommend')
                  : awardTitle(division.division, line),
              ),
            )}
            awardTitle={(award) => awardTitle(division.division, award)}
          />
        </section>
      ))}
    </Stack>
  );
}
