import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../app/preferences-store.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, Note, SecretField, useLockout } from '../../../ui/index.ts';
import classes from './review.module.css';
import type { Preview } from './review-dialog.tsx';
import { ReviewedSheet } from './reviewed-sheet.tsx';
import { SealWarnings, WarnedSheets } from './seal-warnings.tsx';
import { isFaulty, SheetTurner } from './sheet-turner.tsx';
import { UnseenSheets } from './unseen-sheets.tsx';
import { useSealWarnings } from './use-seal-warnings.ts';
import { unseenSheets, withShown } from './unseen.ts';

export type ReviewSheetsProps = {
  readonly previews: readonly Preview[];
  readonly onChanged: () => Promise<void>;
  readonly onClose: () => void;
};

/** The sheets in the look of the paper form, then one secret for one seal on all of them. */
export function ReviewSheets({ previews, onChanged, onClose }: ReviewSheetsProps) {
  const { t } = useTranslation('judge');
  const seal = useAction('judging.seal');
  const textScale = usePreferences((preferences) => preferences.textScale);
  const identity = useQuery('identity.status', {});
  const wait = useLockout(seal.error);
  const [secret, setSecret] = useState('');
  // What cannot be sealed yet comes first: it is what the person has to see.
  const [at, setAt] = useState(() => Math.max(0, previews.findIndex(isFaulty)));
  const current = previews[at] ?? previews[0];
  const { unseen, turnTo } = useTurning(previews, at, setAt);
  const warnings = useSealWarnings(previews);
  const here = current && warnings.get(current.entry);
  const sheets = previews.flatMap(({ entry, contentHash, problems }) =>
    contentHash !== null && problems.length === 0 ? [{ entry, contentHash }] : [],
  );
  const faulty = previews.length - sheets.length;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (secret === '' || faulty > 0 || wait > 0 || unseen.length > 0) return;
    const answer = await seal.run({ sheets, secret });
    setSecret('');
    if (answer.ok) onClose();
    else if (answer.error.code === 'sheet-changed') await onChanged();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="md">
        {previews.length > 1 && <SheetTurner at={at} previews={previews} onTurn={turnTo} />}
        {previews.length > 1 && warnings.size > 0 && (
          <WarnedSheets
            entries={[...warnings.keys()]}
            onTurnTo={(entry) => turnTo(previews.findIndex((one) => one.entry === entry))}
          />
        )}
        {here && <SealWarnings warnings={here} />}
        {current && <ReviewedSheet key={current.entry} preview={current} />}
        {faulty > 0 && (
          <Note tone="attention" testId="review-problems">
            <Text fw={600}>{t('review.notYet', { count: faulty })}</Text>
            <Text>{t('review.notYetText')}</Text>
          </Note>
        )}
        <Group
          justify="flex-end"
          align="flex-end"
          className={classes.acts ?? ''}
          // In large type it would cover the very sheet that is to be looked at.
          {...(textScale >= 150 ? { pos: 'static' } : {})}
        >
          {seal.error && (
            <div style={{ width: '100%' }}>
              <ErrorNote error={seal.error} />
            </div>
          )}
          {faulty === 0 && (
            <Text w="100%">
              <strong>{t('review.final')}</strong> {t('review.finalText')}
              {identity.data?.sm2 && <span data-testid="review-sm2"> {t('review.sm2')}</span>}
            </Text>
          )}
          {faulty === 0 && unseen.length > 0 && (
            <UnseenSheets
              count={unseen.length}
              onNext={() => turnTo(previews.findIndex(({ entry }) => entry === unseen[0]))}
            />
          )}
          {faulty === 0 && unseen.length === 0 && (
            <div style={{ flex: 1 }}>
              <SecretField value={secret} onChange={setSecret} testId="seal-secret" autoFocus />
            </div>
          )}
          <Button variant="default" onClick={onClose} data-testid="review-back">
            {t('review.back')}
          </Button>
          {faulty === 0 && (
            <Button
              type="submit"
              color="seal.7"
              leftSection={<IconRubberStamp size="1.2rem" />}
              disabled={secret === '' || wait > 0 || unseen.length > 0}
              loading={seal.busy}
              data-testid="confirm-seal"
            >
              {t('review.seal', { count: sheets.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

/** Keeps which sheets were shown, by their content: a sheet that changed is to be shown again. */
function useTurning(
  previews: readonly Preview[],
  at: number,
  setAt: (at: number) => void,
): { readonly unseen: readonly string[]; readonly turnTo: (at: number) => void } {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const now = withShown(seen, previews[at]);
  const turnTo = (next: number) => {
    setSeen(now);
    setAt(next);
  };
  return { unseen: unseenSheets(previews, now), turnTo };
}
