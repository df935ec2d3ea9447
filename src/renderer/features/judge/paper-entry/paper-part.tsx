import { Button, Group } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { Note } from '../../../ui/index.ts';
import { PaperDialog } from './paper-dialog.tsx';
import { PaperMark } from './paper-mark.tsx';
import { EMPTY_WORK } from './typed-copy.ts';

export type PaperPartProps = {
  /** Id and title, to be compared with the head of the paper. */
  readonly entry: string;
  readonly fromPaper: Draft['fromPaper'];
  readonly correctionReason: Draft['correctionReason'];
  readonly rubric: Rubric;
  readonly onAgreed: (draft: Draft) => void;
};

/** The way from a paper sheet into the open one, and the mark of a draft that came that way. */
export const PaperPart = memo(Paper);

function Paper({ entry, fromPaper, correctionReason, rubric, onAgreed }: PaperPartProps) {
  const { t } = useTranslation('judge');
  const [opened, setOpened] = useState(false);
  // Closing the dialog, by Esc too, must not cost what two people have typed.
  const [work, setWork] = useState(EMPTY_WORK);
  return (
    <>
      {fromPaper && (
        <Note testId="paper-draft">
          <PaperMark fromPaper={fromPaper} /> {t('paper.untilChanged')}
        </Note>
      )}
      <Group mt="xs" justify="flex-end">
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconFileText size="1.1rem" />}
          onClick={() => setOpened(true)}
          data-testid="from-paper"
        >
          {t('paper.open')}
        </Button>
      </Group>
      <PaperDialog
        opened={opened}
        entry={entry}
        rubric={rubric}
        before={{ correctionReason }}
        onClose={() => setOpened(false)}
        work={work}
        onWork={setWork}
        onAgreed={(agreed) => {
          setWork(EMPTY_WORK);
          onAgreed(agreed);
        }}
      />
    </>
  );
}
