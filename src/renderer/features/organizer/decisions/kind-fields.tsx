import { NativeSelect, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RankedEntry } from '../../../../core/model/contest-result.ts';
import type { JudgeId } from '../../../../core/model/primitives.ts';
import { assertNever } from '../../../../core/result.ts';
import { Note } from '../../../ui/index.ts';
import type { StepProps } from '../step-screen.tsx';
import { startDraft, type DecisionDraft, type Tie } from './decision-draft.ts';
import { PlayoffFields } from './playoff-fields.tsx';
import { VoteFields } from './vote-fields.tsx';

export type KindFieldsProps = StepProps & {
  readonly draft: DecisionDraft;
  readonly ranking: readonly RankedEntry[];
  readonly ties: readonly Tie[];
  readonly late: readonly { readonly judge: JudgeId; readonly entry: RankedEntry['entry'] }[];
  readonly candidates: readonly JudgeId[];
  readonly panel: readonly JudgeId[];
  readonly judgeName: (judge: string) => string;
  readonly onChange: (draft: DecisionDraft) => void;
};

/** What a decision of its kind has to say: the entry, the sheet, the order, the marks. */
export function KindFields(props: KindFieldsProps) {
  const { draft, ranking, onChange } = props;
  const titleOf = (id: string) => ranking.find(({ entry }) => entry === id)?.title ?? '';
  switch (draft.kind) {
    case 'withdrawal':
    case 'disqualification':
    case 'reinstatement':
      return <EntryField {...props} />;
    case 'admit-late':
      return <LateField {...props} titleOf={titleOf} />;
    case 'vote':
      return (
        <>
          <TieField {...props} />
          {draft.tie && <VoteFields draft={draft} titleOf={titleOf} onChange={onChange} />}
        </>
      );
    case 'playoff':
      return (
        <>
          <TieField {...props} />
          {draft.tie && <PlayoffFields {...props} titleOf={titleOf} />}
        </>
      );
    default:
      return assertNever(draft.kind);
  }
}

function EntryField({ draft, ranking, onChange }: KindFieldsProps) {
  const { t } = useTranslation('organizer');
  const back = draft.kind === 'reinstatement';
  const isOut = ({ standing }: RankedEntry) =>
    standing === 'withdrawn' || standing === 'disqualified';
  const choice = ranking.filter((entry) => !back || isOut(entry));
  if (choice.length === 0) return <Note>{t('decisions.nobodyOut')}</Note>;
  return (
    <Select
      label={t('decisions.entry')}
      description={t(`decisions.explain.${draft.kind}`)}
      searchable
      limit={200}
      data={choice.map(({ entry, title, team }) => ({
        value: entry,
        label: `${entry} ${title} · ${team}`,
      }))}
      value={draft.entry}
      data-testid="decision-entry"
      onChange={(value) =>
        onChange({ ...draft, entry: choice.find(({ entry }) => entry === value)?.entry ?? null })
      }
    />
  );
}

function LateField({
  draft,
  late,
  judgeName,
  titleOf,
  onChange,
}: KindFieldsProps & { readonly titleOf: (entry: string) => string }) {
  const { t } = useTranslation('organizer');
  if (late.length === 0) return <Note>{t('decisions.nothingLate')}</Note>;
  const chosen = late.findIndex(
    ({ judge, entry }) => judge === draft.judge && entry === draft.entry,
  );
  return (
    <Select
      label={t('decisions.lateSheet')}
      description={t('decisions.explain.admit-late')}
      data={late.map(({ judge, entry }, index) => ({
        value: String(index),
        label: `${judgeName(judge)} · ${entry} ${titleOf(entry)}`,
      }))}
      value={chosen < 0 ? null : String(chosen)}
      data-testid="decision-late"
      onChange={(value) => {
        const sheet = value === null ? undefined : late[Number(value)];
        onChange({ ...draft, judge: sheet?.judge ?? null, entry: sheet?.entry ?? null });
      }}
    />
  );
}

/** Which tie is decided; another one begins the vote or the playoff anew. */
function TieField({ draft, ties, onChange }: KindFieldsProps) {
  const { t } = useTranslation('organizer');
  const open = ties.filter(({ decidable }) => decidable.some(({ by }) => by === draft.kind));
  if (open.length === 0) return <Note>{t('decisions.noTie')}</Note>;
  const label = (tie: Tie) =>
    t('decisions.tieOption', { rank: tie.rank, entries: tie.entries.join(', ') });
  const chosen = open.findIndex(
    (tie) => tie.division === draft.tie?.division && tie.rank === draft.tie.rank,
  );
  return (
    <>
      <Text>{t(`decisions.explain.${draft.kind}`)}</Text>
      <NativeSelect
        label={t('decisions.tie')}
        value={chosen < 0 ? '' : String(chosen)}
        data={[
          ...(chosen < 0 ? [{ value: '', label: t('decisions.chooseTie') }] : []),
          ...open.map((tie, index) => ({ value: String(index), label: label(tie) })),
        ]}
        data-testid="decision-tie"
        onChange={(event) => {
          const tie = open[Number(event.currentTarget.value)];
          if (tie) onChange(startDraft({ kind: draft.kind, tie }));
        }}
      />
    </>
  );
}
