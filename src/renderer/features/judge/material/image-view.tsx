import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './material.module.css';
import { MaterialProblem } from './material-problem.tsx';

const ZOOMS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4] as const;

/** A picture, fitted to the pane or at a chosen size. */
export function ImageView({ url, name }: { readonly url: string; readonly name: string }) {
  const { t } = useTranslation('material');
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [natural, setNatural] = useState(0);
  const [broken, setBroken] = useState(false);
  if (broken) return <MaterialProblem />;
  const now = zoom === 'fit' ? 1 : zoom;
  const step = (next: number | undefined) => next !== undefined && setZoom(next);
  return (
    <>
      <div className={classes.scroll} tabIndex={0} data-pane-focus>
        <img
          src={url}
          alt={name}
          className={zoom === 'fit' ? classes.fit : classes.sized}
          style={zoom === 'fit' ? undefined : { width: natural * zoom }}
          onLoad={(event) => setNatural(event.currentTarget.naturalWidth)}
          onError={() => setBroken(true)}
          data-testid="material-image"
        />
      </div>
      <Group className={classes.tools ?? ''} gap="xs">
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('zoomOut')}
          onClick={() => step(ZOOMS.findLast((size) => size < now))}
        >
          −
        </Button>
        <span>{zoom === 'fit' ? t('fit') : `${Math.round(zoom * 100)} %`}</span>
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('zoomIn')}
          onClick={() => step(ZOOMS.find((size) => size > now))}
        >
          +
        </Button>
        <Button variant="default" size="compact-md" onClick={() => setZoom('fit')}>
          {t('fit')}
        </Button>
      </Group>
    </>
  );
}
