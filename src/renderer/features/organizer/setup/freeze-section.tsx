import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconLock, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContestView } from '../../../../contract/contest-methods.ts';
import type { SigningView } from '../../../../contract/root-methods.ts';
import type { SetupProblem } from '../../../../core/rules/validate-setup.ts';
import { useCall } from '../../../app/transport-context.ts';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { FingerprintCard, Note, SecretPrompt } from '../../../ui/index.ts';
import { failureOf } from '../failure.ts';
import { RootPrint } from '../root-print.tsx';
import { SigningPanel } from '../signing/signing-panel.tsx';
import { ExportSetup } from './export-setup.tsx';
import { NotarySection } from './notary-section.tsx';
import { ProblemsList } from './problems-list.tsx';
import styles from './setup.module.css';
import type { SetupDraft } from './use-setup-draft.ts';

type FreezeSectionProps = {
  readonly contest: ContestView;
  readonly draft: SetupDraft;
  readonly problems: readonly SetupProblem[];
  /** The charter is signed here and waits for other root keys. */
  readonly signing: SigningView | null;
};

/** The notary, what is still wrong, and the one act that makes the charter final. */
export function FreezeSection({ contest, draft, problems, signing }: FreezeSectionProps) {
  const { t } = useTranslation('organizer');
  return (
    <div className={styles.columns}>
      <Stack gap="lg">
        {contest.frozen ? (
          <Frozen contest={contest} />
        ) : signing ? (
          <SigningPanel signing={signing} />
        ) : (
          <FreezeAct contest={contest} draft={draft} problems={problems} />
        )}
        <section>
          <Title order={2} size="h3" mb={8}>
            {t('problems.title')}
          </Title>
          <ProblemsList
            setup={contest.frozen ? contest.setup : draft.setup}
            problems={problems}
            held={draft.held}
          />
        </section>
      </Stack>
      <Stack gap="lg">
        <NotarySection contest={contest} fixed={contest.frozen !== null || signing !== null} />
        <ExportSetup />
      </Stack>
    </div>
  );
}

function FreezeAct({ contest, draft, problems }: Omit<FreezeSectionProps, 'signing'>) {
  const { t } = useTranslation('organizer');
  const call = useCall();
  const [asking, setAsking] = useState(false);
  const root = useQuery('root.get', {});
  const shared = (root.data?.threshold ?? 1) > 1;
  const ready = problems.every(({ severity }) => severity !== 'error') && draft.state === 'saved';
  return (
    <section>
      <Title order={2} size="h3" mb={8}>
        {t('freeze.title')}
      </Title>
      <Text mb="sm">{t('freeze.lead')}</Text>
      {contest.notary === null && (
        <Note tone="attention" testId="freeze-no-notary">
          {t('freeze.noNotary')}
        </Note>
      )}
      <Button
        mt="sm"
        color="seal.7"
        leftSection={<IconLock size="1.15rem" />}
        disabled={!ready}
        data-testid="freeze"
        onClick={() => setAsking(true)}
      >
        {t('freeze.act')}
      </Button>
      {!ready && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('freeze.notReady')}
        </Text>
      )}
      <SecretPrompt
        opened={asking}
        seal
        title={t('freeze.title')}
        confirmLabel={t(shared ? 'freeze.actShared' : 'freeze.act')}
        onSubmit={async (secret) => failureOf(await call('contest.freeze', { secret }))}
        onClose={() => setAsking(false)}
      >
        {shared && root.data && (
          <Text data-testid="freeze-shared">
            {t('freeze.effectShared', {
              threshold: root.data.threshold,
              keys: root.data.holders.length + (root.data.own ? 1 : 0),
            })}
          </Text>
        )}
        <Text>{t('freeze.effect')}</Text>
        <Text>{t('freeze.after')}</Text>
      </SecretPrompt>
    </section>
  );
}

function Frozen({ contest }: { readonly contest: ContestView }) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const { frozen } = contest;
  if (frozen === null) return null;
  return (
    <section>
      <Title order={2} size="h3" mb={8}>
        {t('freeze.done')}
      </Title>
      <Text mb="sm">{t('freeze.doneAt', { time: format.dateTime(frozen.frozenAt) })}</Text>
      <FingerprintCard
        fingerprint={frozen.rootFingerprint}
        label={t('freeze.root')}
        testId="root-fingerprint"
      />
      <Text my="sm">{t('freeze.rootHint')}</Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {t('freeze.charter')} {frozen.charter}
      </Text>
      <Group mt="sm">
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.15rem" />}
          data-testid="print-root"
          onClick={() => window.print()}
        >
          {t('freeze.print')}
        </Button>
      </Group>
      <RootPrint contest={contest} />
    </section>
  );
}
