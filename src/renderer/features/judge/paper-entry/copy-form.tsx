import { Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Rubric } from '../../../../core/model/rubric.ts';
import { CriterionLine } from '../sheet/criterion-line.tsx';
import { DraftText } from '../sheet/draft-text.tsx';
import type { EditDraft } from '../sheet/edit-draft.ts';
import { SheetMomentProvider } from '../sheet/use-typed.ts';
import type { TypedCopy } from './typed-copy.ts';

export type CopyFormProps = {
  readonly copy: TypedCopy;
  readonly rubric: Rubric;
  readonly onChange: (change: (before: TypedCopy) => TypedCopy) => void;
};

/** The form for one of the two people. It lives in the dialog; nothing of it is a draft yet. */
export function CopyForm({ copy, rubric, onChange }: CopyFormProps) {
  const { t } = useTranslation('judge');
  const edit: EditDraft = (change) => {
    onChange(({ name, draft, edits }) => ({ name, draft: change(draft), edits: edits + 1 }));
    return Promise.resolve(copy.edits + 1);
  };
  return (
    <SheetMomentProvider value={{ restores: 0, edit: copy.edits }}>
      <Stack gap="xs">
        <TextInput
          label={t('paper.name')}
          description={t('paper.nameHint')}
          value={copy.name}
          maxLength={80}
          data-autofocus
          onChange={(event) => {
            const name = event.currentTarget.value;
            onChange((before) => ({ ...before, name }));
          }}
          data-testid="paper-name"
        />
        <Text c="dimmed">{t('paper.asWritten')}</Text>
        {rubric.criteria.map((criterion) => (
          <CriterionLine
            key={criterion.id}
            criterion={criterion}
            rubric={rubric}
            value={copy.draft.marks[criterion.id]}
            remark={copy.draft.markComments[criterion.id] ?? ''}
            onEdit={edit}
          />
        ))}
        <DraftText
          label={t(rubric.commentRequired ? 'sheet.commentRequired' : 'sheet.comment')}
          value={copy.draft.comment}
          maxLength={4000}
          onChange={(comment) => edit((before) => ({ ...before, comment }))}
          testId="paper-comment"
        />
      </Stack>
    </SheetMomentProvider>
  );
}
