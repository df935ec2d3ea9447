import { Button, Kbd, List, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../contract/define-method.ts';
import { type HelpTopic, useShownTopic } from './help-topic.ts';
import { useQuery } from './use-query.ts';

export type HelpDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly role: Role | null;
  readonly onTour: () => void;
};

/** One page of help: this screen first, then the whole way, what if, which keys, where the data lies. */
export function HelpDialog({ opened, onClose, role, onTour }: HelpDialogProps) {
  const { t } = useTranslation('app');
  const part = role ?? 'home';
  const topic = useShownTopic();
  const steps = t(`help.steps.${part}`, { returnObjects: true }) as readonly string[];
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('help.title')}>
      <Stack gap="md">
        {topic !== null && <Here topic={topic} />}
        {topic !== null && <Title order={3}>{t('help.whole')}</Title>}
        <List type="ordered">
          {steps.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
        {role === 'judge' && (
          <Button
            variant="default"
            onClick={onTour}
            data-testid="help-tour"
            style={{ alignSelf: 'flex-start' }}
          >
            {t('help.tour')}
          </Button>
        )}
        {role === 'judge' && <Situations />}
        {role === 'judge' && <Keys of="keys" />}
        {role === 'judge' && <Keys of="materialKeys" />}
        <About />
      </Stack>
    </Modal>
  );
}

/** What one does on the screen behind this page, and what one may wonder about there. */
function Here({ topic }: { readonly topic: HelpTopic }) {
  const { t } = useTranslation('app');
  const lines = t(`help.here.${topic}.lines`, { returnObjects: true }) as readonly string[];
  return (
    <section data-testid="help-here" data-topic={topic}>
      <Title order={3}>{t('help.hereTitle', { screen: t(`help.here.${topic}.title`) })}</Title>
      <List>
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </section>
  );
}

/** What goes otherwise than planned: what is safe, and what to do next. */
function Situations() {
  const { t } = useTranslation('app');
  const all = t('help.situations', { returnObjects: true }) as Readonly<
    Record<string, { readonly title: string; readonly safe: string; readonly next: string }>
  >;
  return (
    <section>
      <Title order={3}>{t('help.situationsTitle')}</Title>
      {Object.entries(all).map(([id, { title, safe, next }]) => (
        <details key={id} data-testid={`situation-${id}`}>
          <summary>{title}</summary>
          <Text>{safe}</Text>
          <Text mb="xs">{next}</Text>
        </details>
      ))}
    </section>
  );
}

function Keys({ of }: { readonly of: 'keys' | 'materialKeys' }) {
  const { t } = useTranslation('app');
  const keys = t(`help.${of}`, { returnObjects: true }) as Readonly<Record<string, string>>;
  return (
    <section>
      <Title order={3}>{t(`help.${of}Title`)}</Title>
      <Table>
        <Table.Tbody>
          {Object.entries(keys).map(([key, text]) => (
            <Table.Tr key={key}>
              <Table.Td w="12rem">
                <Kbd size="md">{key}</Kbd>
              </Table.Td>
              <Table.Td>{text}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function About() {
  const { t } = useTranslation('app');
  const info = useQuery('app.info', {});
  return (
    <Text size="sm" c="dimmed" component="div" style={{ overflowWrap: 'anywhere' }}>
      Jurybox {info.data?.version} · {t('help.dataFolder')} {info.data?.dataFolder}
      {info.data?.build && (
        <div>
          {t('help.build')} SHA-256 {info.data.build}
        </div>
      )}
      {info.data?.verifier && (
        <div data-testid="verifier-hash">
          {t('help.verifier')} SHA-256 {info.data.verifier}
        </div>
      )}
    </Text>
  );
}
