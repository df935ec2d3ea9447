import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SigningView } from '../../../../contract/root-methods.ts';
import { useCall, type ShownError } from '../../../app/transport-context.ts';
import { ErrorNote, FileDrop, Note, type Upload } from '../../../ui/index.ts';

type Outcome =
  | { readonly name: string; readonly added: number }
  | { readonly name: string; readonly error: ShownError };

/** Takes returned files in, any number in any order, and says what each of them brought. */
export function ImportSignatures({ kind }: Pick<SigningView, 'kind'>) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const take = async (uploads: readonly Upload[]) => {
    const taken: Outcome[] = [];
    for (const { uploadId, name } of uploads) {
      const answer = await call('signing.import', { uploadId });
      taken.push(answer.ok ? { name, added: answer.value.added } : { name, error: answer.error });
      setOutcomes([...taken]);
    }
  };
  return (
    <Stack gap="sm">
      <FileDrop
        label={t('signing.drop')}
        hint={t('signing.dropHint')}
        accept=".jbsign"
        multiple
        testId={`signatures-drop-${kind}`}
        onUploaded={(uploads) => void take(uploads)}
      />
      {outcomes.map((outcome, index) =>
        'error' in outcome ? (
          <ErrorNote key={index} error={outcome.error} />
        ) : (
          <Note
            key={index}
            tone={outcome.added > 0 ? 'saved' : 'attention'}
            testId="signatures-taken"
          >
            {outcome.added > 0
              ? t('signing.added', { name: outcome.name, count: outcome.added })
              : t('signing.addedNone', { name: outcome.name })}
          </Note>
        ),
      )}
    </Stack>
  );
}
