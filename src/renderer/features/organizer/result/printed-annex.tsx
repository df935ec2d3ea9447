import { useTranslation } from 'react-i18next';
import type { EntryDerivation } from '../../../../core/rules/explain-entry.ts';
import styles from '../print.module.css';
import type { StepProps } from '../step-screen.tsx';
import { DerivationBody } from './derivation-body.tsx';
import { useTitles } from './use-titles.ts';

type PrintedAnnexProps = StepProps & {
  readonly derivations: readonly unknown[];
  readonly judges: readonly { readonly id: string; readonly name: string }[];
};

/** The calculation of every total, entry by entry, to be followed with a calculator. */
export function PrintedAnnex({ contest, stage, derivations, judges }: PrintedAnnexProps) {
  const { t } = useTranslation('organizer');
  const titles = useTitles(contest.setup, stage);
  const names = new Map(judges.map(({ id, name }) => [id, name]));
  const judgeName = (judge: string) => names.get(judge) ?? judge;
  // The contract leaves these answers open; their shape is core's own.
  const known = derivations as readonly EntryDerivation[];
  return (
    <div className={styles.annex} data-testid="annex">
      <h2>{t('print.annex')}</h2>
      {known.map((derivation) => (
        <section key={derivation.entry}>
          <h3>
            {titles.division(derivation.division)} · {derivation.entry} {derivation.result.title}
          </h3>
          <DerivationBody derivation={derivation} setup={contest.setup} judgeName={judgeName} />
        </section>
      ))}
    </div>
  );
}
