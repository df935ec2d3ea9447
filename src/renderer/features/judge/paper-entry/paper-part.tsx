import { Button, Group } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../../../contract/judging-methods.ts';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { Note } from '../../../ui/index.ts';
import { PaperDialog } from './paper-dialog.tsx';
import { PaperMark } from './paper-mark.tsx';

export type PaperPartProps = {
  readonly fromPaper: Draft['fromPaper'];
  readonly correctionReason: Draft['correctionReason'];
  readonly rubric: Rubric;
  readonly onAgreed: (draft: Draft) => void;
};

/** The way from a paper sheet into the open one, and the mark of a draft that came that way. */
export const PaperPart = memo(Paper);

function Paper({ fromPaper, correctionReason, rubric, onAgreed }: PaperPartProps) {
  const { t } = useTranslation('judge');
  const [opened, setOpened] = useState(false);
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
        rubric={rubric}
        before={{ correctionReason }}
        onClose={() => setOpened(false)}
        onAgreed={onAgreed}
      />
    </>
  );
}
