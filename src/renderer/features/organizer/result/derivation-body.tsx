import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestSetup } from '../../../../core/model/charter.ts';
import type { EntryDerivation } from '../../../../core/rules/explain-entry.ts';
import { DerivationSteps } from './derivation-steps.tsx';
import { isMarksLine, MarksTable } from './marks-table.tsx';
import { TieBreakLines } from './tie-break-lines.tsx';

type DerivationBodyProps = {
  readonly derivation: EntryDerivation;
  readonly setup: ContestSetup;
  readonly judgeName: (judge: string) => string;
};

/** The calculation of one entry from its marks to its rank; the same on screen and on paper. */
export function DerivationBody({ derivation, setup, judgeName }: DerivationBodyProps) {
  const { t } = useTranslation('organizer');
  const { rank, standing } = derivation.result;
  const noRank = standing === 'withdrawn' || standing === 'disqualified';
  return (
    <>
      <MarksTable
        totals={derivation.lines.filter(isMarksLine)}
        setup={setup}
        judgeName={judgeName}
      />
      <DerivationSteps derivation={derivation} judgeName={judgeName} />
      <TieBreakLines uses={derivation.tieBreaks} setup={setup} own={derivation.entry} />
      <Text fw={600}>
        {rank !== null
          ? t('derivation.rank', { rank })
          : noRank
            ? t('derivation.out', { standing: t(`standing.${standing}`) })
            : t('derivation.noRank')}
      </Text>
    </>
  );
}
