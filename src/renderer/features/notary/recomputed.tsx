import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { buildRanking, MatrixBoard, RankingTable } from '../organizer/index.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Verified } from './verified.ts';
import { tieLinesOf } from './tie-lines.ts';

type Titled = {
  readonly id: string;
  readonly title: string;
  readonly titleEn?: string | undefined;
};
type RecomputedView = NonNullable<Verified['answer']['recomputed']>;

/** The matrix and the rankings as this machine computed them from the raw sheets. */
export function Recomputed({ recomputed }: { readonly recomputed: RecomputedView }) {
  const { t } = useTranslation('notary');
  const format = useFormat();
  const titleIn = (things: readonly Titled[], id: string) => {
    const thing = things.find((one) => one.id === id);
    return thing ? format.title(thing) : id;
  };
  const awardTitle = (division: string, award: string) =>
    titleIn(
      recomputed.awards.filter((item) => item.division === division),
      award,
    );
  const titleOf = (division: string) => titleIn(recomputed.divisions, division);
  const placesOf = (division: string) =>
    recomputed.awards
      .filter((award) => award.division === division)
      .map((award) => `${format.title(award)} ${award.count}`)
      .join(' · ');
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
          <Text mb={8}>{placesOf(division.division)}</Text>
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
            trackTitle={(track) => titleIn(recomputed.tracks, track)}
          />
        </section>
      ))}
    </Stack>
  );
}
