import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ExportAction } from '../export-action.tsx';

/** The setup as a file: for another machine, a rehearsal, or next year. */
export function ExportSetup() {
  const { t } = useTranslation('organizer');
  return (
    <section>
      <Title order={2} size="h3" mb={8}>
        {t('setup.exportTitle')}
      </Title>
      <ExportAction
        method="contest.exportSetup"
        testId="export-setup"
        title={t('setup.exportTitle')}
        label={t('setup.export')}
        inputOf={(destinationId) => ({ destinationId })}
      />
    </section>
  );
}
