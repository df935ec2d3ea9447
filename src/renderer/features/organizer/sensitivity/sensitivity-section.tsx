import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../ui/index.ts';
import type { StepProps } from '../step-screen.tsx';
import { JudgesCompared } from './judges-compared.tsx';
import { LeftOut } from './left-out.tsx';
import { LinesStability } from './lines-stability.tsx';

/** How far the result hangs on single judges and marks. Asked for on demand: an extra, no result. */
export function SensitivitySection(props: StepProps) {
  const { t } = useTranslation('organizer');
  const [asked, setAsked] = useState(false);
  return (
    <section>
      <Title order={2} mb={8}>
        {t('sensitivity.section')}
      </Title>
      {asked ? (
        <Stack gap="lg">
          <Note>{t('sensitivity.neverChanged')}</Note>
          <Part title={t('sensitivity.lines.title')} lead={t('sensitivity.lines.lead')}>
            <LinesStability {...props} />
          </Part>
          <Part title={t('sensitivity.title')} lead={t('sensitivity.leadLeftOut')}>
            <LeftOut {...props} />
          </Part>
          <Part title={t('sensitivity.judges.title')} lead={t('sensitivity.judges.lead')}>
            <JudgesCompared {...props} />
          </Part>
        </Stack>
      ) : (
        <Group>
          <Button variant="default" data-testid="sensitivity-show" onClick={() => setAsked(true)}>
            {t('sensitivity.show')}
          </Button>
          <Text c="dimmed">{t('sensitivity.lead')}</Text>
        </Group>
      )}
    </section>
  );
}

type PartProps = {
  readonly title: string;
  readonly lead: string;
  readonly children: React.ReactNode;
};

function Part({ title, lead, children }: PartProps) {
  return (
    <div>
      <Title order={3}>{title}</Title>
      <Text c="dimmed" mb={8}>
        {lead}
      </Text>
      {children}
    </div>
  );
}
