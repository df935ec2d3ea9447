import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../../contract/root-methods.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { FingerprintCard, Note } from '../../ui/index.ts';
import { RulesText } from '../organizer/index.ts';
import styles from './holder.module.css';

type CharterPartProps = { readonly request: RequestView };

/** The charter in plain words: contest, rubrics and rules as sentences, who runs it, who notarizes. */
export function CharterPart({ request }: CharterPartProps) {
  const { t } = useTranslation('holder');
  const format = useFormat();
  const { setup, notary } = request;
  return (
    <>
      <section>
        <Title order={3} mb={8}>
          {t('charter.contest')}
        </Title>
        <dl className={styles.facts} data-testid="charter-facts">
          <dt>{t('charter.name')}</dt>
          <dd>{format.title(setup)}</dd>
          {setup.notice && (
            <>
              <dt>{t('charter.notice')}</dt>
              <dd>{setup.notice}</dd>
            </>
          )}
          <dt>{t('charter.divisions')}</dt>
          <dd>{format.list(setup.divisions.map(format.title))}</dd>
          {setup.tracks.length > 0 && (
            <>
              <dt>{t('charter.tracks')}</dt>
              <dd>{format.list(setup.tracks.map(format.title))}</dd>
            </>
          )}
          <dt>{t('charter.stages')}</dt>
          <dd>{format.list(setup.stages.map(format.title))}</dd>
        </dl>
      </section>
      {setup.stages.map((stage) => (
        <section key={stage.id}>
          <Title order={3} mb={8}>
            {t('charter.rulesOf', { stage: format.title(stage) })}
          </Title>
          <RulesText setup={setup} stage={stage} />
        </section>
      ))}
      <section>
        <Title order={3} mb={8}>
          {t('charter.operations')}
        </Title>
        <Text mb="sm">{t('charter.operationsText')}</Text>
        <FingerprintCard fingerprint={request.operations} testId="request-operations" />
      </section>
      <section>
        <Title order={3} mb={8}>
          {t('charter.notary')}
        </Title>
        {notary ? (
          <FingerprintCard fingerprint={notary.fingerprint} label={notary.name} />
        ) : (
          <Note tone="attention">{t('charter.noNotary')}</Note>
        )}
      </section>
    </>
  );
}
