import { useTranslation } from 'react-i18next';
import type { DecisionEffectView } from '../../../../contract/decision-methods.ts';
import type { DecisionBody } from '../../../../core/model/decision.ts';
import type { Titles } from '../result/use-titles.ts';

type Change = DecisionEffectView['changes'][number];

export type DecisionText = {
  /** What was decided, in one sentence. */
  readonly sentence: (body: DecisionBody) => string;
  /** `1st · 84.50 · First prize · recommended` */
  readonly place: (division: string, place: Change['before']) => string;
};

/** Decisions and their effect in the reader's language. */
export function useDecisionText(
  titles: Titles,
  judgeName: (judge: string) => string,
): DecisionText {
  const { t } = useTranslation('organizer');
  return {
    sentence: (body) => {
      switch (body.kind) {
        case 'vote':
          return t('decisions.sentence.vote', { entries: body.entries.join(' > ') });
        case 'playoff':
          return t('decisions.sentence.playoff', {
            entries: body.entries
              .map(({ entry, marks }) =>
                t('decisions.sentence.playoffMarks', {
                  entry,
                  marks: marks.map(({ judge, mark }) => `${judgeName(judge)} ${mark}`).join(', '),
                }),
              )
              .join('; '),
          });
        case 'admit-late':
          return t('decisions.sentence.admit-late', {
            entry: body.entry,
            judge: judgeName(body.judge),
          });
        default:
          return t(`decisions.sentence.${body.kind}`, { entry: body.entry });
      }
    },
    place: (division, { rank, standing, total, award, recommended }) =>
      [
        rank === null ? t(`standing.${standing}`) : t('sensitivity.rank', { rank }),
        ...(total === null ? [] : [total]),
        ...(award === null ? [] : [titles.award(division, award)]),
        ...(recommended ? [t('ranking.recommended')] : []),
      ].join(' · '),
  };
}
