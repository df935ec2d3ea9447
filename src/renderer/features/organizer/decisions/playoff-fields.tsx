import { Button, Checkbox, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JudgeId } from '../../../../core/model/primitives.ts';
import styles from '../organizer.module.css';
import { TableFrame } from '../table-frame.tsx';
import type { StepProps } from '../step-screen.tsx';
import { isMark, markKey, namedEntries, type DecisionDraft } from './decision-draft.ts';
import { PlayoffPrint } from './playoff-print.tsx';

type PlayoffFieldsProps = StepProps & {
  readonly draft: DecisionDraft;
  /** Everybody on a panel of these entries. */
  readonly candidates: readonly JudgeId[];
  readonly panel: readonly JudgeId[];
  readonly titleOf: (entry: string) => string;
  readonly judgeName: (judge: string) => string;
  readonly onChange: (draft: DecisionDraft) => void;
};

/** The sheet of a playoff: a mark of every judge who takes part for every entry that does. */
export function PlayoffFields(props: PlayoffFieldsProps) {
  const { draft, candidates, panel, titleOf, judgeName, onChange } = props;
  const { t } = useTranslation('organizer');
  const [printing, setPrinting] = useState(false);
  const printed = useCallback(() => setPrinting(false), []);
  const named = namedEntries(draft.tie, 'playoff');
  const take = (judge: JudgeId, part: boolean) =>
    onChange({
      ...draft,
      panel: candidates.filter((id) => (id === judge ? part : panel.includes(id))),
    });
  return (
    <div>
      <Text mb={4}>{t('decisions.playoff.lead')}</Text>
      <TableFrame label={t('decisions.kind.playoff')} full>
        <table className={styles.grid} data-testid="playoff-table">
          <thead>
            <tr>
              <th>{t('derivation.judge')}</th>
              {named.map((entry) => (
                <th key={entry}>
                  {entry}
                  <div className={styles.muted}>{titleOf(entry)}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map((judge) => (
              <tr key={judge}>
                <td className={styles.nowrap}>
                  <Checkbox
                    label={judgeName(judge)}
                    checked={panel.includes(judge)}
                    onChange={(event) => take(judge, event.currentTarget.checked)}
                  />
                </td>
                {named.map((entry) => {
                  const key = markKey(entry, judge);
                  const mark = draft.marks[key] ?? '';
                  return (
                    <td key={entry}>
                      <TextInput
                        aria-label={`${judgeName(judge)} ${entry}`}
                        inputMode="decimal"
                        w="7rem"
                        value={mark}
                        disabled={!panel.includes(judge)}
                        error={mark !== '' && !isMark(mark) ? t('decisions.playoff.wrong') : null}
                        data-testid={`playoff-${entry}-${judge}`}
                        onChange={(event) => {
                          const text = event.currentTarget.value.trim().replace('。', '.');
                          onChange({ ...draft, marks: { ...draft.marks, [key]: text } });
                        }}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <Button
        mt={4}
        variant="subtle"
        size="compact-md"
        leftSection={<IconPrinter size="1rem" />}
        data-testid="playoff-print"
        onClick={() => setPrinting(true)}
      >
        {t('decisions.playoff.print')}
      </Button>
      {printing && <PlayoffPrint {...props} entries={named} onPrinted={printed} />}
    </div>
  );
}
