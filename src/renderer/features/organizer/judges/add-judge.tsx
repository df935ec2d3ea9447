import { Button, Checkbox, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { JudgeRow } from '../../../../contract/judge-methods.ts';
import { judgeIdSchema } from '../../../../core/model/primitives.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, FileDrop, FingerprintCard, Note, type Upload } from '../../../ui/index.ts';
import styles from '../organizer.module.css';
import { GroupField } from './group-field.tsx';

type AddJudgeProps = {
  readonly judges: readonly JudgeRow[];
  /** Null: the rules know no groups. */
  readonly groups: readonly string[] | null;
};

/** Drop a key card, compare its fingerprint with the judge, then add it. */
export function AddJudge({
  judges,
  groups,
  unsigned,
}: AddJudgeProps & { readonly unsigned: boolean }) {
  const { t } = useTranslation('organizer');
  const [upload, setUpload] = useState<Upload | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  return (
    <section aria-label={t('judges.addTitle')}>
      <Stack gap="md">
        {upload === null ? (
          <div className={judges.length > 0 ? styles.lowDrop : undefined}>
            <FileDrop
              label={t('judges.drop')}
              hint={t('judges.dropHint')}
              accept=".jbkey"
              testId="judge-drop"
              onUploaded={([first]) => {
                setAdded(null);
                setUpload(first ?? null);
              }}
            />
          </div>
        ) : (
          <Card
            key={upload.uploadId}
            upload={upload}
            judges={judges}
            groups={groups}
            onAdded={(name) => {
              setAdded(name);
              setUpload(null);
            }}
            onClose={() => setUpload(null)}
          />
        )}
        {/* Signed since, it asks for nothing any more. */}
        {added !== null && unsigned && (
          <Note tone="saved" testId="judge-added">
            {t('judges.added', { name: added })}
          </Note>
        )}
      </Stack>
    </section>
  );
}

type CardProps = AddJudgeProps & {
  readonly upload: Upload;
  readonly onAdded: (name: string) => void;
  readonly onClose: () => void;
};

function Card({ upload, judges, groups, onAdded, onClose }: CardProps) {
  const { t } = useTranslation('organizer');
  const card = useQuery('judges.previewKeyCard', { uploadId: upload.uploadId });
  return (
    <>
      {card.error && <ErrorNote error={card.error} />}
      {card.data && (
        <CardForm
          card={card.data}
          upload={upload}
          judges={judges}
          groups={groups}
          onAdded={onAdded}
          onClose={onClose}
        />
      )}
      {card.error && (
        <Group>
          <Button variant="default" onClick={onClose}>
            {t('judges.otherCard')}
          </Button>
        </Group>
      )}
    </>
  );
}

type CardFormProps = CardProps & { readonly card: MethodOutput<'judges.previewKeyCard'> };

function CardForm({ card, upload, judges, groups, onAdded, onClose }: CardFormProps) {
  const { t } = useTranslation('organizer');
  const add = useAction('judges.add');
  const [id, setId] = useState(card.suggestedId);
  const [role, setRole] = useState<JudgeRow['role']>('judge');
  const [group, setGroup] = useState<string | null>(null);
  const [compared, setCompared] = useState(false);
  const parsed = judgeIdSchema.safeParse(id);
  const known = judges.find((judge) => judge.id === id);
  const run = async () => {
    if (!parsed.success) return;
    const answer = await add.run({
      uploadId: upload.uploadId,
      judgeId: parsed.data,
      role,
      ...(group === null ? {} : { group }),
      comparedFingerprint: card.fingerprint.hex,
    });
    if (answer.ok) onAdded(card.name);
  };
  return (
    <Stack gap="md" data-testid="judge-card">
      <div>
        <Title order={3}>{card.name}</Title>
        <Text c="dimmed">{card.organization}</Text>
      </div>
      <FingerprintCard
        fingerprint={card.fingerprint}
        label={t('judges.compare')}
        part="listen"
        testId="judge-fingerprint"
      />
      <Checkbox
        label={t('judges.compared')}
        description={t('judges.comparedHint')}
        checked={compared}
        data-testid="judge-compared"
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      <Group align="flex-start" gap="xl">
        <TextInput
          label={t('judges.id')}
          description={t('judges.idHint')}
          value={id}
          error={!parsed.success && t('judges.idWrong')}
          data-testid="judge-id"
          onChange={(event) => setId(event.currentTarget.value.trim())}
        />
        <Radio.Group
          label={t('judges.role')}
          value={role}
          onChange={(value) => setRole(value === 'head-judge' ? 'head-judge' : 'judge')}
        >
          <Group mt="xs">
            <Radio value="judge" label={t('judges.roleOf.judge')} />
            <Radio
              value="head-judge"
              label={t('judges.roleOf.head-judge')}
              data-testid="judge-role-head"
            />
          </Group>
        </Radio.Group>
        {groups !== null && (
          <GroupField
            groups={groups}
            value={group}
            label={t('judges.group')}
            testId="judge-group"
            onChange={setGroup}
          />
        )}
      </Group>
      {known && <Note tone="attention">{t('judges.furtherDevice', { name: known.name, id })}</Note>}
      {add.error && <ErrorNote error={add.error} />}
      <Group>
        <Button
          disabled={!compared || !parsed.success}
          loading={add.busy}
          data-testid="judge-add"
          onClick={() => void run()}
        >
          {t('judges.add', { name: card.name })}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('judges.otherCard')}
        </Button>
      </Group>
    </Stack>
  );
}
