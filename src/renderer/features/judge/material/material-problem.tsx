import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './material.module.css';
import { useUnread } from './readable.ts';

/** A material that cannot be opened; the sheet beside it works on. */
export function MaterialProblem() {
  const { t } = useTranslation('material');
  useUnread();
  return (
    <div className={classes.message} role="alert" data-testid="material-problem">
      <Text size="lg" fw={600}>
        {t('broken')}
      </Text>
      <Text>{t('brokenSafe')}</Text>
      <Text>{t('brokenNext')}</Text>
    </div>
  );
}
