import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconBraces, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateMark } from '../../../ui/index.ts';
import type { RulesetEditorProps } from './ruleset-editor.tsx';
import { readRulesetText, type RulesetReading } from './ruleset-text.ts';
import { RulesText } from './rules-text.tsx';
import styles from './setup.module.css';

/** The ruleset as data, for what the form has no field for; every error is named with its place. */
export function RulesetData(props: RulesetEditorProps) {
  const { t } = useTranslation('organizer');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBraces size="1.15rem" />}
        data-testid="ruleset-data"
        onClick={() => setOpen(true)}
      >
        {t('ruleset.data.open')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('ruleset.data.title')}
        size="64rem"
      >
        {open && <DataForm {...props} onClose={() => setOpen(false)} />}
      </Modal>
    </>
  );
}

type DataFormProps = RulesetEditorProps & { readonly onClose: () => void };

function DataForm({ ruleset, setup, stage, onChange, onClose }: DataFormProps) {
  const { t } = useTranslation('organizer');
  const [text, setText] = useState(() => JSON.stringify(ruleset, null, 2));
  const reading = readRulesetText(text, setup, stage.id);
  return (
    <Stack gap="md">
      <Text>{t('ruleset.data.lead')}</Text>
      <Textarea
        aria-label={t('ruleset.data.title')}
        autosize
        minRows={10}
        maxRows={18}
        spellCheck={false}
        classNames={{ input: styles.code ?? '' }}
        value={text}
        data-testid="ruleset-text"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ReadingProblems reading={reading} />
      {reading.ok && <RulesText setup={setup} stage={{ ...stage, ruleset: reading.ruleset }} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('revoke.back')}
        </Button>
        <Button
          disabled={!reading.ok}
          data-testid="ruleset-text-use"
          onClick={() => {
            if (!reading.ok) return;
            onChange(reading.ruleset);
            onClose();
          }}
        >
          {t('ruleset.template.use')}
        </Button>
      </Group>
    </Stack>
  );
}

function ReadingProblems({ reading }: { readonly reading: RulesetReading }) {
  const { t } = useTranslation('organizer');
  const rules = useTranslation('rules').t;
  const rows = reading.ok
    ? reading.problems.map(({ severity, code, at, params }) => ({
        error: severity === 'error',
        at,
        text: rules(`problem.${code}`, { ...params }),
      }))
    : reading.problems.map(({ code, at }) => ({
        error: true,
        at,
        text: t(`ruleset.data.problem.${code}`),
      }));
  if (rows.length === 0) return null;
  return (
    <ul className={styles.problems} data-testid="ruleset-problems">
      {rows.map(({ error, at, text }) => (
        <li
          key={`${at} ${text}`}
          className={styles.problem}
          data-severity={error ? 'error' : 'warning'}
        >
          <StateMark tone={error ? 'error' : 'attention'} icon={error ? IconX : IconAlertTriangle}>
            {t(`problems.${error ? 'error' : 'warning'}`)}
          </StateMark>
          <div>
            <Text>{text}</Text>
            <Text size="sm" c="dimmed">
              {at}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
