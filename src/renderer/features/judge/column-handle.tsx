import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './desk.module.css';

export type ColumnHandleProps = {
  readonly label: 'list' | 'sheet';
  /** Width of the column it belongs to, in rem. */
  readonly width: number;
  /** 1 when dragging to the right widens the column. */
  readonly direction: 1 | -1;
  readonly onWidth: (rem: number) => void;
};

/** The edge of a column, to drag or to move with the arrow keys. */
export function ColumnHandle({ label, width, direction, onWidth }: ColumnHandleProps) {
  const { t } = useTranslation('judge');
  const onPointerDown = (down: PointerEvent<HTMLDivElement>) => {
    const handle = down.currentTarget;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    handle.setPointerCapture(down.pointerId);
    const move = (event: globalThis.PointerEvent) =>
      onWidth(width + (direction * (event.clientX - down.clientX)) / rem);
    const up = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', up);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', up);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) onWidth(width + direction * step);
  };
  return (
    <div
      className={classes.handle}
      role="separator"
      aria-orientation="vertical"
      aria-label={t(`desk.resize.${label}`)}
      aria-valuenow={Math.round(width)}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
