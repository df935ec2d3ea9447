import type { ContestSetup, Stage } from '../../../../core/model/charter.ts';
import { describeStage } from '../../../../core/rules/describe-ruleset.ts';
import styles from '../organizer.module.css';
import { useRulesText } from './use-rules-text.ts';

type RulesTextProps = { readonly setup: ContestSetup; readonly stage: Stage };

/** The rules of a stage as numbered sentences: what is read aloud before the scoring starts. */
export function RulesText({ setup, stage }: RulesTextProps) {
  const { sentence } = useRulesText();
  return (
    <ol className={styles.rulesText} data-testid="rules-text">
      {describeStage(setup, stage).map((rule, index) => (
        <li key={index}>{sentence(rule)}</li>
      ))}
    </ol>
  );
}
