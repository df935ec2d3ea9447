import { IconArrowAutofitContent, IconMinus, IconNumber1, IconPlus } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './material.module.css';
import { MaterialProblem } from './material-problem.tsx';
import { ToolRow } from './tool-row.tsx';
import type { Tool } from './tool.ts';
import { useDragToPan } from './use-drag-to-pan.ts';
import { useMaterialKeys } from './use-material-keys.ts';
import { usePinch } from './use-pinch.ts';

const STEP = 1.25;
const [LEAST, MOST] = [0.05, 16];
const SIZE = '1.2rem';

/** Where the eye is: a point of the picture (0 to 1) that stays under a point of the window. */
type Anchor = {
  readonly share: readonly [number, number];
  readonly at: readonly [number, number];
};

/** A picture, fitted to the pane or at a chosen size: keys, wheel, fingers, drag to pan. */
export function ImageView({ url, name }: { readonly url: string; readonly name: string }) {
  const { t } = useTranslation('material');
  const frame = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const [scale, setScale] = useState<number | 'fit'>('fit');
  const [natural, setNatural] = useState(0);
  const [broken, setBroken] = useState(false);
  const zoom = (factor: number, origin?: readonly [number, number]) => {
    const [picture, pane] = [image.current, scroll.current];
    if (picture === null || pane === null || picture.naturalWidth === 0) return;
    const box = picture.getBoundingClientRect();
    const area = pane.getBoundingClientRect();
    const at = origin ?? [area.left + area.width / 2, area.top + area.height / 2];
    anchor.current = {
      at,
      share: [(at[0] - box.left) / box.width, (at[1] - box.top) / box.height],
    };
    const now = box.width / picture.naturalWidth;
    setScale(Math.min(MOST, Math.max(LEAST, now * factor)));
  };
  // After every drawing; only a zoom leaves an anchor behind.
  useLayoutEffect(() => {
    if (anchor.current === null || image.current === null || scroll.current === null) return;
    const { share, at } = anchor.current;
    anchor.current = null;
    const box = image.current.getBoundingClientRect();
    scroll.current.scrollLeft += box.left + share[0] * box.width - at[0];
    scroll.current.scrollTop += box.top + share[1] * box.height - at[1];
  });
  const tools: readonly Tool[] = [
    {
      id: 'zoom-out',
      label: t('zoomOut'),
      keys: '-',
      icon: <IconMinus size={SIZE} />,
      run: () => zoom(1 / STEP),
    },
    {
      id: 'zoom-in',
      label: t('zoomIn'),
      keys: '+',
      icon: <IconPlus size={SIZE} />,
      run: () => zoom(STEP),
    },
    {
      id: 'fit',
      label: t('fit'),
      keys: 'W',
      icon: <IconArrowAutofitContent size={SIZE} />,
      pressed: scale === 'fit',
      run: () => setScale('fit'),
    },
    {
      id: 'actual',
      label: t('actual'),
      keys: 'G',
      icon: <IconNumber1 size={SIZE} />,
      pressed: scale === 1,
      run: () => setScale(1),
    },
  ];
  useMaterialKeys(frame, tools);
  usePinch(scroll, zoom);
  useDragToPan(scroll);
  if (broken) return <MaterialProblem />;
  const width = scale === 'fit' ? undefined : natural * scale;
  return (
    <div className={classes.viewer} ref={frame}>
      <div
        className={`${classes.scroll} ${classes.pan}`}
        ref={scroll}
        tabIndex={0}
        role="group"
        aria-label={name}
        data-pane-focus
      >
        <img
          ref={image}
          src={url}
          alt={name}
          draggable={false}
          className={scale === 'fit' ? classes.fit : classes.sized}
          style={{ width }}
          onLoad={(event) => setNatural(event.currentTarget.naturalWidth)}
          onError={() => setBroken(true)}
          data-testid="material-image"
        />
      </div>
      <ToolRow tools={tools} testId="image-tools" />
    </div>
  );
}
