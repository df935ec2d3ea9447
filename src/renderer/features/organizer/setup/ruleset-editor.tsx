import { NativeSelect, NumberInput, SimpleGrid, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ContestSetup, Stage } from '../../../../core/model/charter.ts';
import type { Aggregation, Rounding, Ruleset } from '../../../../core/model/ruleset.ts';
import styles from '../organizer.module.css';
import { TieBreakEditor } from './tie-break-editor.tsx';

export type RulesetEditorProps = {
  readonly ruleset: Ruleset;
  readonly setup: ContestSetup;
  readonly stage: Stage;
  readonly onChange: (ruleset: Ruleset) => void;
};

/** Every field of a ruleset. What each choice means stands in the sentences below it. */
export function RulesetEditor(props: RulesetEditorProps) {
  const { ruleset, onChange } = props;
  const { t } = useTranslation('organizer');
  return (
    <section className={styles.section}>
      <Title order={2} size="h3" mb={8}>
        {t('ruleset.title')}
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        <AggregationFields
          aggregation={ruleset.aggregation}
          onChange={(aggregation) => onChange({ ...ruleset, aggregation })}
        />
        <RoundingSelect
          label={t('ruleset.roundJudgeTotal')}
          value={ruleset.roundJudgeTotal}
          onChange={(roundJudgeTotal) => onChange({ ...ruleset, roundJudgeTotal })}
        />
        <RoundingSelect
          label={t('ruleset.roundEntryTotal')}
          value={ruleset.roundEntryTotal}
          onChange={(roundEntryTotal) => onChange({ ...ruleset, roundEntryTotal })}
        />
        <CountInput
          label={t('ruleset.minimumPanel')}
          value={ruleset.minimumPanel}
          min={1}
          max={100}
          onChange={(minimumPanel) => onChange({ ...ruleset, minimumPanel })}
        />
        <NativeSelect
          label={t('ruleset.rankBy')}
          value={ruleset.rankBy}
          data={(['rounded', 'exact'] as const).map((value) => ({
            value,
            label: t(`ruleset.rankByOf.${value}`),
          }))}
          onChange={(event) =>
            onChange({
              ...ruleset,
              rankBy: event.currentTarget.value === 'exact' ? 'exact' : 'rounded',
            })
          }
        />
      </SimpleGrid>
      <TieBreakEditor {...props} />
    </section>
  );
}

const DEFAULT_TRIMMING: Aggregation = {
  method: 'trimmed-mean',
  dropLow: 1,
  dropHigh: 1,
  minimumPanel: 5,
  belowMinimum: 'mean',
};

type AggregationFieldsProps = {
  readonly aggregation: Aggregation;
  readonly onChange: (aggregation: Aggregation) => void;
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
        <TrimmingFields aggregation={aggregation} onChange={onChange} />
      )}
    </>
  );
}

type Trimming = Extract<Aggregation, { method: 'trimmed-mean' }>;
type TrimmingFieldsProps = {
  readonly aggregation: Trimming;
  readonly onChange: (aggregation: Aggregation) => void;
};

function TrimmingFields({ aggregation, onChange }: TrimmingFieldsProps) {
  const { t } = useTranslation('organizer');
  const count = (key: 'dropHigh' | 'dropLow' | 'minimumPanel', min: number, max: number) => (
    <CountInput
      label={t(`ruleset.trim.${key}`)}
      value={aggregation[key]}
      min={min}
      max={max}
      onChange={(value) => onChange({ ...aggregation, [key]: value })}
    />
  );
  return (
    <>
      {count('dropHigh', 0, 10)}
      {count('dropLow', 0, 10)}
      {count('minimumPanel', 1, 100)}
      <NativeSelect
        label={t('ruleset.belowMinimum')}
        value={aggregation.belowMinimum}
        data={(['mean', 'incomplete'] as const).map((value) => ({
          value,
          label: t(`ruleset.belowMinimumOf.${value}`),
        }))}
        onChange={(event) =>
          onChange({
            ...aggregation,
            belowMinimum: event.currentTarget.value === 'mean' ? 'mean' : 'incomplete',
          })
        }
      />
    </>
  );
}

type RoundingSelectProps = {
  readonly label: string;
  readonly value: Rounding | null;
  readonly onChange: (value: Rounding | null) => void;
};

const MODES = ['half-up', 'half-even', 'floor'] as const;

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

type CountInputProps = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
};

export function CountInput({ label, value, min, max, onChange }: CountInputProps) {
  return (
    <NumberInput
      size="md"
      label={label}
      value={value}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="strict"
      onChange={(next) => {
        if (typeof next === 'number') onChange(next);
      }}
    />
  );
}
