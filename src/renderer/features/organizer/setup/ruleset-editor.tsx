import { Group, NativeSelect, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestSetup, Stage } from '../../../../core/model/charter.ts';
import {
  ROUNDING_MODES,
  type Drop,
  type Rounding,
  type Ruleset,
} from '../../../../core/model/ruleset.ts';
import {
  createStandardRuleset,
  readStandardForm,
  type StandardAggregation,
  type StandardRules,
} from '../../../../core/rules/standard-form.ts';
import styles from '../organizer.module.css';
import { CountInput } from './count-input.tsx';
import { RulesetData } from './ruleset-data.tsx';
import { RulesetTemplate } from './ruleset-template.tsx';
import { SharesEditor } from './shares-editor.tsx';
import { TieBreakEditor } from './tie-break-editor.tsx';

export type RulesetEditorProps = {
  readonly ruleset: Ruleset;
  readonly setup: ContestSetup;
  readonly stage: Stage;
  readonly onChange: (ruleset: Ruleset) => void;
};

/** What the parts of the form work on: the rules of the common shape. */
export type StandardEditorProps = Omit<RulesetEditorProps, 'ruleset' | 'onChange'> & {
  readonly form: StandardRules;
  readonly onChange: (form: StandardRules) => void;
};

/**
 * Rules of the common shape have a form; what each choice means stands in the sentences below it.
 * Any other ruleset came from a template or a file; it is read as sentences and changed as data.
 */
export function RulesetEditor({ ruleset, onChange, ...rest }: RulesetEditorProps) {
  const { t } = useTranslation('organizer');
  const form = readStandardForm(ruleset);
  return (
    <section className={styles.section}>
      <Title order={2} size="h3" mb={8}>
        {t('ruleset.title')}
      </Title>
      <Group align="flex-end" mb="md">
        <RulesetTemplate {...rest} ruleset={ruleset} onChange={onChange} />
        <RulesetData {...rest} ruleset={ruleset} onChange={onChange} />
      </Group>
      {form === null ? (
        <Text data-testid="ruleset-custom">{t('ruleset.custom')}</Text>
      ) : (
        <StandardFields
          {...rest}
          form={form}
          onChange={(next) => onChange(createStandardRuleset(next))}
        />
      )}
    </section>
  );
}

function StandardFields(props: StandardEditorProps) {
  const { form, onChange } = props;
  const { t } = useTranslation('organizer');
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <AggregationFields
          aggregation={form.aggregation}
          onChange={(aggregation) => onChange({ ...form, aggregation })}
        />
        <RoundingSelect
          label={t('ruleset.roundJudgeTotal')}
          value={form.roundJudgeTotal}
          onChange={(roundJudgeTotal) => onChange({ ...form, roundJudgeTotal })}
        />
        <RoundingSelect
          label={t('ruleset.roundEntryTotal')}
          value={form.roundEntryTotal}
          onChange={(roundEntryTotal) => onChange({ ...form, roundEntryTotal })}
        />
        <CountInput
          label={t('ruleset.minimumPanel')}
          value={form.minimumPanel}
          min={1}
          max={100}
          onChange={(minimumPanel) => onChange({ ...form, minimumPanel })}
        />
        <Choice
          label={t('ruleset.rankBy')}
          value={form.rankBy}
          options={['rounded', 'exact']}
          labelOf={(value) => t(`ruleset.rankByOf.${value}`)}
          onChange={(rankBy) => onChange({ ...form, rankBy })}
        />
        <Choice
          label={t('ruleset.rankStyle')}
          value={form.rankStyle}
          options={['1224', '1223']}
          labelOf={(value) => t(`ruleset.rankStyleOf.${value}`)}
          onChange={(rankStyle) => onChange({ ...form, rankStyle })}
        />
        <Choice
          label={t('ruleset.late')}
          value={form.late}
          options={['open', 'count']}
          labelOf={(value) => t(`ruleset.lateOf.${value}`)}
          onChange={(late) => onChange({ ...form, late })}
        />
      </SimpleGrid>
      <SharesEditor {...props} />
      <TieBreakEditor {...props} />
    </>
  );
}

const DEFAULT_TRIMMING: StandardAggregation = {
  method: 'trimmed-mean',
  drop: { low: 1, high: 1, atLeast: 5, below: 'keep-all' },
};

type AggregationFieldsProps = {
  readonly aggregation: StandardAggregation;
  readonly onChange: (aggregation: StandardAggregation) => void;
};

function AggregationFields({ aggregation, onChange }: AggregationFieldsProps) {
  const { t } = useTranslation('organizer');
  const choose = (method: string) => {
    if (method === 'mean' || method === 'sum') onChange({ method });
    else onChange(DEFAULT_TRIMMING);
  };
  return (
    <>
      <NativeSelect
        label={t('ruleset.aggregation')}
        value={aggregation.method}
        data-testid="ruleset-aggregation"
        data={(['trimmed-mean', 'mean', 'sum'] as const).map((value) => ({
          value,
          label: t(`ruleset.aggregationOf.${value}`),
        }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {aggregation.method === 'trimmed-mean' && (
        <TrimmingFields
          drop={aggregation.drop}
          onChange={(drop) => onChange({ ...aggregation, drop })}
        />
      )}
    </>
  );
}

type TrimmingFieldsProps = {
  readonly drop: Drop;
  readonly onChange: (drop: Drop) => void;
};

function TrimmingFields({ drop, onChange }: TrimmingFieldsProps) {
  const { t } = useTranslation('organizer');
  const count = (key: 'high' | 'low' | 'atLeast', min: number, max: number) => (
    <CountInput
      label={t(`ruleset.trim.${key}`)}
      value={drop[key]}
      min={min}
      max={max}
      onChange={(value) => onChange({ ...drop, [key]: value })}
    />
  );
  return (
    <>
      {count('high', 0, 10)}
      {count('low', 0, 10)}
      {count('atLeast', 1, 100)}
      <Choice
        label={t('ruleset.belowMinimum')}
        value={drop.below}
        options={['keep-all', 'open']}
        labelOf={(value) => t(`ruleset.belowMinimumOf.${value}`)}
        onChange={(below) => onChange({ ...drop, below })}
      />
    </>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly labelOf: (value: T) => string;
  readonly onChange: (value: T) => void;
};

function Choice<T extends string>({ label, value, options, labelOf, onChange }: ChoiceProps<T>) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={options.map((option) => ({ value: option, label: labelOf(option) }))}
      onChange={(event) => {
        const chosen = options.find((option) => option === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}

type RoundingSelectProps = {
  readonly label: string;
  readonly value: Rounding | null;
  readonly onChange: (value: Rounding | null) => void;
};

const MODES = ROUNDING_MODES;

/** Places and mode as one choice: they only mean something together. */
function RoundingSelect({ label, value, onChange }: RoundingSelectProps) {
  const { t } = useTranslation('organizer');
  const rules = useTranslation('rules').t;
  const options = [0, 1, 2, 3, 4].flatMap((places) =>
    MODES.map((mode) => ({
      value: `${places} ${mode}`,
      label: rules('rounding', {
        places: rules('places', { count: places }),
        mode: rules(`roundingMode.${mode}`),
      }),
    })),
  );
  return (
    <NativeSelect
      label={label}
      value={value === null ? '' : `${value.places} ${value.mode}`}
      data={[{ value: '', label: t('ruleset.noRounding') }, ...options]}
      onChange={(event) => {
        const [places, name] = event.currentTarget.value.split(' ');
        const mode = MODES.find((candidate) => candidate === name);
        onChange(mode === undefined ? null : { places: Number(places), mode });
      }}
    />
  );
}
