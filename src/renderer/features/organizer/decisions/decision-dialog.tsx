import { Button, Group, Modal, NativeSelect, Stack, Textarea, Title } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MethodOutput } from '../../../../contract/contract.ts';
import type { DecisionKind } from '../../../../core/model/decision.ts';
import type { JudgeId } from '../../../../core/model/primitives.ts';
import { useAction } from '../../../app/use-action.ts';
import { useQuery } from '../../../app/use-query.ts';
import { ErrorNote, Note, SecretField } from '../../../ui/index.ts';
import { useTitles } from '../result/use-titles.ts';
import type { StepProps } from '../step-screen.tsx';
import {
  bodyOf,
  namedEntries,
  splitNames,
  startDraft,
  type DecisionDraft,
  type DecisionStart,
} from './decision-draft.ts';
import { useTextError } from '../use-text-error.ts';
import { EffectView } from './effect-view.tsx';
import { KindFields } from './kind-fields.tsx';
import { useDecisionText } from './use-decision-text.ts';

export const DECISION_KINDS = [
  'vote',
  'playoff',
  'withdrawal',
  'disqualification',
  'reinstatement',
  'admit-late',
] as const satisfies readonly DecisionKind[];

type DecisionDialogProps = StepProps & {
  readonly start: DecisionStart | null;
  readonly result: MethodOutput<'result.compute'>;
  readonly onClose: () => void;
};

/** Writes a decision down, shows what it will change, and signs it. */
export function DecisionDialog({ start, onClose, ...rest }: DecisionDialogProps) {
  const { t } = useTranslation('organizer');
  return (
    <Modal opened={start !== null} onClose={onClose} title={t('decisions.record')} size="56rem">
      {start && <DecisionForm start={start} onClose={onClose} {...rest} />}
    </Modal>
  );
}

type DecisionFormProps = DecisionDialogProps & { readonly start: DecisionStart };

function DecisionForm({ contest, stage, start, result, onClose }: DecisionFormProps) {
  const { t } = useTranslation('organizer');
  const [draft, setDraft] = useState(() => startDraft(start));
  const [reason, setReason] = useState('');
  const [names, setNames] = useState('');
  const [secret, setSecret] = useState('');
  const sign = useAction('decisions.sign');
  const errorOf = useTextError();
  const people = usePeople(stage.id, draft);
  const body = bodyOf(draft, people.panel);
  const decidedBy = splitNames(names);
  const readable = errorOf(reason) === null && errorOf(names) === null;
  const whole = body !== null && reason.trim() !== '' && decidedBy.length > 0 && readable;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!whole || secret === '' || sign.busy) return;
    const input = { stage: stage.id, body, reason: reason.trim(), decidedBy, secret };
    const answer = await sign.run(input);
    setSecret('');
    if (answer.ok) onClose();
  };
  return (
    <form onSubmit={(event) => void submit(event)} data-testid="decision-form">
      <Stack gap="md">
        <NativeSelect
          label={t('decisions.what')}
          value={draft.kind}
          data={DECISION_KINDS.map((kind) => ({ value: kind, label: t(`decisions.kind.${kind}`) }))}
          data-testid="decision-kind"
          onChange={(event) => {
            const kind = DECISION_KINDS.find((one) => one === event.currentTarget.value);
            if (kind) setDraft(startDraft({ kind }));
          }}
        />
        <KindFields
          contest={contest}
          stage={stage}
          draft={draft}
          ranking={result.computed.divisions.flatMap(({ ranking }) => ranking)}
          ties={result.ties}
          late={result.computed.open.filter(({ state }) => state === 'late')}
          onChange={setDraft}
          {...people}
        />
        <Group grow align="flex-start">
          <Textarea
            label={t('decisions.reason')}
            description={t('decisions.reasonHint')}
            autosize
            minRows={2}
            maxLength={2000}
            value={reason}
            error={errorOf(reason)}
            data-testid="decision-reason"
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Textarea
            label={t('decisions.decidedBy')}
            description={t('decisions.decidedByHint')}
            autosize
            minRows={2}
            maxLength={2000}
            value={names}
            error={errorOf(names)}
            data-testid="decision-names"
            onChange={(event) => setNames(event.currentTarget.value)}
          />
        </Group>
        <Effect contest={contest} stage={stage} body={body} judgeName={people.judgeName} />
        <SecretField value={secret} onChange={setSecret} />
        {sign.error && <ErrorNote error={sign.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('revoke.back')}
          </Button>
          <Button
            type="submit"
            color="seal.7"
            disabled={!whole || secret === ''}
            loading={sign.busy}
            data-testid="decision-sign"
          >
            {t('decisions.sign')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type EffectProps = StepProps & {
  readonly body: ReturnType<typeof bodyOf>;
  readonly judgeName: (judge: string) => string;
};

/** The effect, computed by the same rules as the result, before anybody signs. */
function Effect({ contest, stage, body, judgeName }: EffectProps) {
  const { t } = useTranslation('organizer');
  const preview = useQuery('decisions.preview', body === null ? null : { stage: stage.id, body });
  const text = useDecisionText(useTitles(contest.setup, stage), judgeName);
  return (
    <section data-testid="decision-preview" aria-live="polite">
      <Title order={3} mb={4}>
        {t('decisions.effect.title')}
      </Title>
      {body === null && <Note>{t('decisions.effect.notYet')}</Note>}
      {preview.error && <ErrorNote error={preview.error} />}
      {preview.data && (
        <EffectView effect={preview.data} text={text} label={t('decisions.effect.title')} />
      )}
    </section>
  );
}

/** Names of judges, and who can mark a playoff of these entries. */
function usePeople(stage: StepProps['stage']['id'], draft: DecisionDraft) {
  const matrix = useQuery('result.matrix', { stage });
  const names = new Map<string, string>(matrix.data?.judges.map(({ id, name }) => [id, name]));
  const named = namedEntries(draft.tie, 'playoff');
  const candidates: JudgeId[] = (matrix.data?.judges ?? [])
    .map(({ id }) => id)
    .filter((judge) =>
      matrix.data?.cells.some((cell) => cell.judge === judge && named.includes(cell.entry)),
    );
  return {
    candidates,
    panel: draft.panel ?? candidates,
    judgeName: (judge: string) => names.get(judge) ?? judge,
  };
}
