import { Button, Text } from '@mantine/core';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './pdf.module.css';
import type { Pins } from './use-pins.ts';

/** While the place of a note is being chosen: what to do, with buttons for those without a mouse. */
export function PlacingHint({ pins }: { readonly pins: Pins }) {
  const { t } = useTranslation('material');
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') pins.cancelNote();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    // Before everybody else, for whom Esc means something, too.
    globalThis.addEventListener('keydown', listener, { capture: true });
    return () => globalThis.removeEventListener('keydown', listener, { capture: true });
  }, []);
  return (
    <div className={classes.placing} role="status" data-testid="placing">
      <Text flex="1 1 10rem">{t('notes.place')}</Text>
      <Button
        variant="default"
        size="compact-md"
        autoFocus
        onClick={pins.noteOnPage}
        data-testid="note-on-page"
      >
        {t('notes.wholePage')}
      </Button>
      <Button size="compact-md" variant="default" onClick={pins.cancelNote}>
        {t('notes.cancel')}
      </Button>
    </div>
  );
}
