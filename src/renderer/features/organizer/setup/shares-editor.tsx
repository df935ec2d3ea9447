import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { decimalSchema } from '../../../../core/model/primitives.ts';
import type { StandardRules } from '../../../../core/rules/standard-form.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { plainDecimal } from './number-text.ts';
import type { StandardEditorProps } from './ruleset-editor.tsx';

/** Shares of groups of judges, and of an earlier stage. Both are off unless somebody wants them. */
export function SharesEditor({ form, setup, stage, onChange }: StandardEditorProps) {
  const { t } = useTranslation('organizer');
  const format = useFormat();
  const earlier = setup.stages.slice(
    0,
    setup.stages.findIndex(({ id }) => id === stage.id),
  );
  const [groupA, groupB] = form.groups;
  return (
    <Stack gap="xs" mt="md">
      <Checkbox
        label={t('ruleset.groups')}
        checked={form.groups.length > 0}
        onChange={(event) =>
          onChange({ ...form, groups: event.currentTarget.checked ? DEFAULT_GROUPS : [] })
        }
      />
      {groupA !== undefined && groupB !== undefined && (
        <Stack gap="xs">
          <Text c="dimmed">{t('ruleset.groupsHint')}</Text>
          {form.groups.map(({ group, share }, index) => (
            <Group key={index} gap="xs">
              <TextInput
                label={t('ruleset.groupName', { number: index + 1 })}
                value={group}
                onChange={(event) => {
                  const name = event.currentTarget.value;
                  onChange({ ...form, groups: withGroup(form, index, { group: name, share }) });
                }}
              />
              <ShareInput
                label={t('ruleset.share')}
                value={share}
                onChange={(next) =>
                  onChange({ ...form, groups: withGroup(form, index, { group, share: next }) })
                }
              />
            </Group>
          ))}
        </Stack>
      )}
      {earlier.length > 0 && (
        <Group gap="xs" align="end">
          <NativeSelect
            label={t('ruleset.earlier')}
            value={form.earlier?.stage ?? ''}
            data={[
              { value: '', label: t('ruleset.earlierNone') },
              ...earlier.map((one) => ({ value: one.id as string, label: format.title(one) })),
            ]}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              const shares = form.earlier ?? { share: '0.3', ownShare: '0.7' };
              onChange({ ...form, earlier: chosen === '' ? null : { ...shares, stage: chosen } });
            }}
          />
          {form.earlier !== null && (
            <EarlierShares
              earlier={form.earlier}
              onChange={(next) => onChange({ ...form, earlier: next })}
            />
          )}
        </Group>
      )}
    </Stack>
  );
}

const DEFAULT_GROUPS: StandardRules['groups'] = [
  { group: 'expert', share: '0.7' },
  { group: 'public', share: '0.3' },
];

function withGroup(
  { groups }: StandardRules,
  index: number,
  next: StandardRules['groups'][number],
): StandardRules['groups'] {
  return groups.map((group, at) => (at === index ? next : group));
}

type Earlier = NonNullable<StandardRules['earlier']>;

function EarlierShares({
  earlier,
  onChange,
}: {
  readonly earlier: Earlier;
  readonly onChange: (earlier: Earlier) => void;
}) {
  const { t } = useTranslation('organizer');
  return (
    <>
      <ShareInput
        label={t('ruleset.earlierShare')}
        value={earlier.share}
        onChange={(share) => onChange({ ...earlier, share })}
      />
      <ShareInput
        label={t('ruleset.ownShare')}
        value={earlier.ownShare}
        onChange={(ownShare) => onChange({ ...earlier, ownShare })}
      />
    </>
  );
}

type ShareInputProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** A decimal as text: it is read exactly, so no number field may touch it. */
function ShareInput({ label, value, onChange }: ShareInputProps) {
  const { t } = useTranslation('organizer');
  return (
    <TextInput
      label={label}
      w="10rem"
      value={value}
      error={decimalSchema.safeParse(value).success ? null : t('problems.notFilled')}
      onChange={(event) => onChange(plainDecimal(event.currentTarget.value))}
    />
  );
}
