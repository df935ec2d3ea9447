import { Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHelpTopic } from '../../app/help-topic.ts';
import { useAction } from '../../app/use-action.ts';
import { useQuery } from '../../app/use-query.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ErrorNote, FileDrop, Note } from '../../ui/index.ts';
import styles from './organizer.module.css';

/** No contest yet: start from a shipped preset, or from a setup file. */
export function StartScreen() {
  useHelpTopic('start');
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const presets = useQuery('contest.listPresets', {});
  const create = useAction('contest.create');
  return (
    <div className={styles.start} data-testid="start-screen">
      <Title order={1}>{t('start.title')}</Title>
      <Text c="dimmed">{t('start.lead')}</Text>
      <ul className={styles.choices}>
        {presets.data?.map(({ id, title, titleEn }) => (
          <li key={id}>
            <UnstyledButton
              className={styles.choice}
              disabled={create.busy}
              data-testid={`preset-${id}`}
              onClick={() => void create.run({ preset: id })}
            >
              <Text fw={600}>{format.title({ title, titleEn })}</Text>
              <Text size="sm" c="dimmed">
                {t('start.presetHint')}
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Stack gap="md">
        {presets.error && <ErrorNote error={presets.error} />}
        {create.error && <ErrorNote error={create.error} />}
        <FileDrop
          label={t('start.file')}
          hint={t('start.fileHint')}
          accept=".json"
          testId="setup-file"
          onUploaded={([upload]) => {
            if (upload) void create.run({ uploadId: upload.uploadId });
          }}
        />
        <Note>{t('start.template')}</Note>
      </Stack>
    </div>
  );
}
