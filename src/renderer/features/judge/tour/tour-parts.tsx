import { Button, Group, Stack, Text } from '@mantine/core';
import {
  IconCheck,
  IconCircleCheck,
  IconCircleFilled,
  IconReceipt,
  IconRubberStamp,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import { EMPTY_DRAFT } from '../../../db/index.ts';
import { SealMark, StateMark } from '../../../ui/index.ts';
import { computeOwnTotal } from '../own-total.ts';
import { CriterionLine } from '../sheet/criterion-line.tsx';
import type { EditDraft } from '../sheet/edit-draft.ts';
import { SheetBodyTable } from '../sheet/sheet-body-table.tsx';
import { SheetMomentProvider } from '../sheet/use-typed.ts';
import { SAMPLE_HASH, SAMPLE_RUBRIC } from './sample-rubric.ts';
import classes from './tour.module.css';

/** What the person has tried out so far. It lives as long as the tour is open, and nowhere else. */
export type Sample = { readonly draft: Draft; readonly edits: number; readonly sealed: boolean };
export const FRESH_SAMPLE: Sample = { draft: EMPTY_DRAFT, edits: 0, sealed: false };

export type TourPartProps = {
  readonly sample: Sample;
  readonly onChange: (change: (before: Sample) => Sample) => void;
};

/** The desk in three boxes. */
export function PanesPart() {
  const { t } = useTranslation('tour');
  return (
    <div className={classes.panes} role="list">
      {(['list', 'material', 'sheet'] as const).map((pane) => (
        <div key={pane} className={classes.pane} data-pane-sample={pane} role="listitem">
          <strong>{t(`panes.${pane}.title`)}</strong>
          <span>{t(`panes.${pane}.text`)}</span>
        </div>
      ))}
    </div>
  );
}

/** The real fields over a draft of their own. */
export function ScorePart({ sample, onChange }: TourPartProps) {
  const { t } = useTranslation('judge');
  const edit: EditDraft = (change) => {
    onChange(({ draft, edits }) => ({ draft: change(draft), edits: edits + 1, sealed: false }));
    return Promise.resolve(sample.edits + 1);
  };
  const total = computeOwnTotal(SAMPLE_RUBRIC, sample.draft);
  return (
    <SheetMomentProvider value={{ restores: 0, edit: sample.edits }}>
      <div className={classes.sheet}>
        {SAMPLE_RUBRIC.criteria.map((criterion) => (
          <CriterionLine
            key={criterion.id}
            criterion={criterion}
            rubric={SAMPLE_RUBRIC}
            value={sample.draft.marks[criterion.id]}
            remark={sample.draft.markComments[criterion.id] ?? ''}
            onEdit={edit}
          />
        ))}
        <Text fw={600} data-testid="tour-total">
          {t('judge:sheet.labelled', { label: t('judge:sheet.total'), text: total?.text ?? '—' })}
        </Text>
      </div>
    </SheetMomentProvider>
  );
}

/** The words of the status line, each with what it promises. */
export function SavedPart() {
  const { t } = useTranslation('tour');
  return (
    <Stack gap="sm">
      <div>
        <StateMark tone="saved" icon={IconCheck}>
          {t('words.saved')}
        </StateMark>
        <Text>{t('words.savedText')}</Text>
      </div>
      <div>
        <StateMark tone="seal" icon={IconCircleFilled}>
          {t('words.sealed')}
        </StateMark>
        <Text>{t('words.sealedText')}</Text>
      </div>
      <div>
        <StateMark tone="saved" icon={IconCircleCheck}>
          {t('words.delivered')}
        </StateMark>{' '}
        <StateMark tone="quiet" icon={IconReceipt}>
          {t('words.receipt')}
        </StateMark>
        <Text>{t('words.deliveredText')}</Text>
      </div>
    </Stack>
  );
}

/** What was just scored, in the look of the paper form, with a seal to try. */
export function SealPart({ sample, onChange }: TourPartProps) {
  const { t } = useTranslation('tour');
  const marks = SAMPLE_RUBRIC.criteria.map(({ id, max }) => ({
    criterion: id,
    // Who skipped the scoring has something to seal all the same.
    value: sample.draft.marks[id] ?? Math.round(max * 0.8),
  }));
  const draft = { marks: Object.fromEntries(marks.map((mark) => [mark.criterion, mark.value])) };
  const total = computeOwnTotal(SAMPLE_RUBRIC, draft)?.text ?? '';
  return (
    <div className={classes.sheet}>
      <SheetBodyTable body={{ kind: 'scores', marks }} rubric={SAMPLE_RUBRIC} total={total} />
      <Group mt="sm" mih="4rem">
        {sample.sealed ? (
          <>
            <SealMark hash={SAMPLE_HASH} />
            <Text aria-live="polite">{t('seal.done')}</Text>
          </>
        ) : (
          <Button
            color="seal.7"
            leftSection={<IconRubberStamp size="1.2rem" />}
            onClick={() => onChange((before) => ({ ...before, sealed: true }))}
            data-testid="tour-try-seal"
          >
            {t('seal.try')}
          </Button>
        )}
      </Group>
    </div>
  );
}
