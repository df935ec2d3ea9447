import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../app/use-query.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/index.ts';
import type { RulesetEditorProps } from './ruleset-editor.tsx';
import { RulesText } from './rules-text.tsx';

/** Takes one of the shipped rulesets over: read as sentences first, then used. */
export function RulesetTemplate({ setup, stage, onChange }: RulesetEditorProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const templates = useQuery('contest.listRulesets', { stage: stage.id });
  const [chosen, setChosen] = useState<string>('');
  const template = templates.data?.find(({ id }) => id === chosen);
  const close = () => setChosen('');
  return (
    <>
      <NativeSelect
        label={t('ruleset.template.label')}
        value={chosen}
        data={[
          { value: '', label: t('ruleset.template.choose') },
          ...(templates.data ?? []).map((one) => ({ value: one.id, label: format.title(one) })),
        ]}
        data-testid="ruleset-template"
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Modal
        opened={template !== undefined}
        onClose={close}
        title={template ? format.title(template) : ''}
        size="56rem"
      >
        {template && (
          <Stack gap="md" data-testid="ruleset-template-text">
            <Note>{t('ruleset.template.notOfficial')}</Note>
            <RulesText setup={setup} stage={{ ...stage, ruleset: template.ruleset }} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('revoke.back')}
              </Button>
              <Button
                data-testid="ruleset-template-use"
                onClick={() => {
                  onChange(template.ruleset);
                  close();
                }}
              >
                {t('ruleset.template.use')}
              </Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
