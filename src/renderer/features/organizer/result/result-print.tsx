import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { DivisionResult } from '../../../../core/model/contest-result.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import type { SignedDecision } from '../decisions/decision-draft.ts';
import { PrintSheet } from '../print-sheet.tsx';
import styles from '../print.module.css';
import type { StepProps } from '../step-screen.tsx';
import { PrintedAnnex } from './printed-annex.tsx';
import { PrintedDecisions } from './printed-decisions.tsx';
import { useTitles, type Titles } from './use-titles.ts';

type ResultPrintProps = StepProps & {
  readonly result: MethodOutput<'result.compute'>;
  readonly decisions: readonly SignedDecision[];
  /** With the derivation of every entry. Called back once it stands there. */
  readonly annex: boolean;
  readonly onReady: () => void;
};

/** The result on paper: the same figures as on screen, with places for the signatures. */
export function ResultPrint({ contest, stage, result, decisions, ...rest }: ResultPrintProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const titles = useTitles(contest.setup, stage);
  const { annex, onReady } = rest;
  const derivations = useQuery('result.explainAll', annex ? { stage: stage.id } : null);
  const matrix = useQuery('result.matrix', annex ? { stage: stage.id } : null);
  // The names of the judges belong to it.
  const ready = annex && derivations.data !== undefined && matrix.data !== undefined;
  useEffect(() => {
    if (ready) onReady();
  }, [ready, onReady]);
  const { computed, signed, ties } = result;
  const current = signed?.current === true;
  return (
    <PrintSheet
      title={format.title(contest.setup)}
      subtitle={t('print.resultTitle', { stage: format.title(stage) })}
      hash={current ? signed.hash : null}
      hashLabel={t('print.resultHash')}
      rehearsal={contest.rehearsal}
      signers={['judges', 'supervisor', 'notary']}
      annex={
        ready && (
          <PrintedAnnex
            contest={contest}
            stage={stage}
            derivations={derivations.data}
            judges={matrix.data.judges}
          />
        )
      }
    >
      {computed.status === 'incomplete' && (
        <p className={styles.incomplete}>
          {t('result.incomplete')} {t('result.incompleteLead', { count: computed.open.length })}
        </p>
      )}
      {!current && <p className={styles.incomplete}>{t('print.unsigned')}</p>}
      {computed.divisions.map((division) => (
        <section key={division.division}>
          <h3>{titles.division(division.division)}</h3>
          <PrintedRanking
            division={division}
            titles={titles}
            recommendTitle={stage.recommendTitle}
          />
          {ties
            .filter((tie) => tie.division === division.division)
            .map(({ rank, entries }) => (
              <p key={rank}>{t('decisions.tied', { rank, entries: format.list(entries) })}</p>
            ))}
        </section>
      ))}
      <PrintedDecisions contest={contest} stage={stage} decisions={decisions} />
    </PrintSheet>
  );
}

type PrintedRankingProps = {
  readonly division: DivisionResult;
  readonly titles: Titles;
  readonly recommendTitle: string;
};

function PrintedRanking({ division, titles, recommendTitle }: PrintedRankingProps) {
  const { t } = useTranslation('organizer');
  const withRaw = division.ranking.some(({ raw }) => raw !== undefined);
  return (
    <table>
      <thead>
        <tr>
          <th className={styles.fixed}>{t('ranking.rank')}</th>
          <th className={styles.fixed}>{t('entries.number')}</th>
          <th className={styles.title}>{t('entries.title')}</th>
          <th className={styles.team}>{t('entries.team')}</th>
          <th className={styles.fixed}>{t('ranking.total')}</th>
          {withRaw && <th>{t('ranking.raw')}</th>}
          <th className={styles.short}>{t('ranking.award')}</th>
          <th className={styles.short}>{recommendTitle}</th>
        </tr>
      </thead>
      <tbody>
        {division.ranking.map((entry) => (
          <tr key={entry.entry}>
            <td className={styles.fixed}>
              {entry.rank ?? (entry.standing === 'scored' ? '—' : t(`standing.${entry.standing}`))}
            </td>
            <td className={styles.fixed}>{entry.entry}</td>
            <td className={styles.title}>{entry.title}</td>
            <td className={styles.team}>{entry.team}</td>
            <td className={styles.fixed}>{entry.total ?? t('ranking.noTotal')}</td>
            {withRaw && <td className={styles.fixed}>{entry.raw ?? ''}</td>}
            <td className={styles.short}>
              {entry.award === null ? '' : titles.award(division.division, entry.award)}
            </td>
            <td>{entry.recommended ? t('ranking.yes') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
