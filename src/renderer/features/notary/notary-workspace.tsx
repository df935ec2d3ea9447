import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import type { ProfileView } from '../../../contract/app-methods.ts';
import { useAction } from '../../app/use-action.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ErrorNote, FileDrop, Note, type Upload } from '../../ui/index.ts';
import styles from './notary.module.css';
import { Numbered } from './numbered.tsx';
import { OwnCard } from './own-card.tsx';
import { ReportSection } from './report-section.tsx';
import { Receipts } from './receipts.tsx';
import { RootFields } from './root-fields.tsx';
import { EMPTY_ROOT, rootText, type TypedRoot } from '../../../core/crypto/typed-root.ts';
import type { Archive, Verified } from './verified.ts';
import { VerifyAction } from './verify-action.tsx';

export type NotaryWorkspaceProps = { readonly profile: ProfileView };

/** The notary's side: one page from the dropped archive to the countersignature. */
export function NotaryWorkspace(_: NotaryWorkspaceProps) {
  useHelpTopic('notary');
  const { t } = useTranslation('notary');
  const [archive, setArchive] = useState<Archive | null>(null);
  const [root, setRoot] = useState<TypedRoot>(EMPTY_ROOT);
  const [receipts, setReceipts] = useState<readonly Upload[]>([]);
  const [verified, setVerified] = useState<Verified | null>(null);
  // Every verification is a report of its own: nothing of an earlier one may stay on the page.
  const [turn, setTurn] = useState(0);
  const current =
    verified?.archive === archive &&
    verified.root === rootText(root) &&
    verified.receipts.length === receipts.length;
  return (
    <div className={styles.page} data-testid="notary-workspace">
      <Title order={1}>{t('title')}</Title>
      <Text className={styles.lead}>{t('lead')}</Text>
      <OwnCard />
      <Stack gap="lg">
        <Numbered number={1} title={t('archive.title')}>
          <OpenArchive
            archive={archive}
            onOpened={(opened) => {
              setArchive(opened);
              setVerified(null);
            }}
          />
        </Numbered>
        <Numbered number={2} title={t('root.title')}>
          <Text mb="sm">{t('root.lead')}</Text>
          <RootFields root={root} onChange={setRoot} />
        </Numbered>
        <Numbered number={3} title={t('receipts.title')}>
          <Receipts receipts={receipts} onChange={setReceipts} />
        </Numbered>
        <Numbered number={4} title={t('verify.title')}>
          <VerifyAction
            receipts={receipts}
            archive={archive}
            root={root}
            onVerified={(next) => {
              setVerified(next);
              setTurn((before) => before + 1);
            }}
          />
          {verified && !current && (
            <Note tone="attention" testId="report-outdated">
              {t('verify.outdated')}
            </Note>
          )}
        </Numbered>
        {verified && current && <ReportSection key={turn} verified={verified} />}
      </Stack>
    </div>
  );
}

type OpenArchiveProps = {
  readonly archive: Archive | null;
  readonly onOpened: (archive: Archive) => void;
};

function OpenArchive({ archive, onOpened }: OpenArchiveProps) {
  const { t } = useTranslation('notary');
  const format = useFormat();
  const open = useAction('notary.openArchive');
  const run = async (upload: Upload) => {
    const answer = await open.run({ uploadId: upload.uploadId });
    if (answer.ok) onOpened(answer.value);
  };
  return (
    <Stack gap="sm">
      {archive && (
        <div data-testid="archive-opened">
          <Text fw={600}>
            {archive.name} · {format.bytes(archive.size)}
          </Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            SHA-256 {archive.archiveId}
            <br />
            SM3 {archive.sm3}
          </Text>
        </div>
      )}
      <div className={archive ? styles.lowDrop : undefined}>
        <FileDrop
          label={archive ? t('archive.other') : t('archive.drop')}
          hint={t('archive.hint')}
          accept=".jbarchive,.zip"
          opens=".jbarchive"
          testId="archive-drop"
          onUploaded={([upload]) => {
            if (upload) void run(upload);
          }}
        />
      </div>
      {open.error && <ErrorNote error={open.error} />}
    </Stack>
  );
}
