import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { findDifferences } from '../sheet/draft-differences.ts';
import { CompareCopies } from './compare-copies.tsx';
import { CopyForm } from './copy-form.tsx';
import {
  isSamePerson,
  nameOf,
  type PaperWork,
  toDraft,
  toPaperRubric,
  type TypedCopy,
} from './typed-copy.ts';

export type PaperDialogProps = {
  readonly opened: boolean;
  /** Id and title, to be compared with the head of the paper. */
  readonly entry: string;
  readonly rubric: Rubric;
  readonly before: Pick<Draft, 'correctionReason'>;
  readonly work: PaperWork;
  readonly onWork: Dispatch<SetStateAction<PaperWork>>;
  readonly onClose: () => void;
  /** Both copies are equal: this takes the place of the draft. */
  readonly onAgreed: (draft: Draft) => void;
};

/**
 * A sheet that the judge filled in on paper, because a computer failed: two people type it one after the
 * other, neither sees the other's figures, and only equal copies become a draft.
 */
export function PaperDialog({ opened, onClose, ...rest }: PaperDialogProps) {
  const { t } = useTranslation('judge');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('paper.title')}
      closeOnClickOutside={false}
      data-testid="paper-entry"
    >
      <PaperEntry onClose={onClose} {...rest} />
    </Modal>
  );
}

function PaperEntry({
  entry,
  rubric,
  before,
  work,
  onWork,
  onClose,
  onAgreed,
}: Omit<PaperDialogProps, 'opened'>) {
  const { t } = useTranslation('judge');
  const [form] = useState(() => toPaperRubric(rubric));
  const { stage, first, second } = work;
  const setStage = (next: PaperWork['stage']) => onWork((now) => ({ ...now, stage: next }));
  const setCopy =
    (which: 'first' | 'second') =>
    (change: (copy: TypedCopy) => TypedCopy): void =>
      onWork((now) => ({ ...now, [which]: change(now[which]) }));
  const take = () => {
    onAgreed(toDraft([first, second], before));
    onClose();
  };
  return (
    <Stack gap="md" data-testid={`paper-${stage}`}>
      <StageHead key={stage} entry={entry} stage={stage} />
      {stage === 'compare' && <CompareCopies copies={[first, second]} rubric={form} />}
      {stage === 'first' && (
        <CopyForm key="first" copy={first} rubric={form} onChange={setCopy('first')} />
      )}
      {stage === 'second' && (
        <CopyForm key="second" copy={second} rubric={form} onChange={setCopy('second')} />
      )}
      <Group justify="flex-end">
        <Button variant="subtle" onClick={onClose}>
          {t('paper.later')}
        </Button>
        {stage === 'first' && (
          // Whoever comes second finds an empty form; whoever mends a difference, their own.
          <Onward
            copy={first}
            other={second}
            label={t('paper.stages.first.onward')}
            onClick={() => setStage(second.edits === 0 ? 'second' : 'compare')}
          />
        )}
        {stage === 'second' && (
          <Onward
            copy={second}
            other={first}
            label={t('paper.stages.second.onward')}
            onClick={() => setStage('compare')}
          />
        )}
        {stage === 'compare' && (
          <>
            <Button
              variant="default"
              onClick={() => setStage('first')}
              data-testid="paper-mend-first"
            >
              {t('paper.mend', { name: first.name })}
            </Button>
            <Button
              variant="default"
              onClick={() => setStage('second')}
              data-testid="paper-mend-second"
            >
              {t('paper.mend', { name: second.name })}
            </Button>
            <Button
              disabled={findDifferences(first.draft, second.draft, form).length > 0}
              onClick={take}
              data-testid="paper-take"
            >
              {t('paper.take')}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  );
}

type StageHeadProps = { readonly entry: string; readonly stage: PaperWork['stage'] };

/** The button that led here is gone: whoever comes next begins at the top. */
function StageHead({ entry, stage }: StageHeadProps) {
  const { t } = useTranslation('judge');
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <div ref={top} tabIndex={-1}>
      <Text fw={600} data-testid="paper-which">
        {entry}
      </Text>
      <Title order={3}>{t(`paper.stages.${stage}.title`)}</Title>
      <Text>{t(`paper.stages.${stage}.text`)}</Text>
    </div>
  );
}

type OnwardProps = {
  readonly copy: TypedCopy;
  readonly other: TypedCopy;
  readonly label: string;
  readonly onClick: () => void;
};

/** On to the next person; not without a name, and not for one person under both. */
function Onward({ copy, other, label, onClick }: OnwardProps) {
  const { t } = useTranslation('judge');
  const same = isSamePerson(copy, other);
  return (
    <>
      {same && <Text data-testid="paper-same-name">{t('paper.sameName')}</Text>}
      <Button disabled={nameOf(copy) === '' || same} onClick={onClick} data-testid="paper-onward">
        {label}
      </Button>
    </>
  );
}
