import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PdfState } from './create-viewer.ts';
import { useDrawnThumbnail } from './draw-thumbnail.ts';
import type { OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';

export type PdfThumbnailsProps = { readonly pdf: OpenPdf; readonly state: PdfState };

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Every page, small. Only those in sight are drawn; arrows move, one tab stop for all. */
export function PdfThumbnails({ pdf, state }: PdfThumbnailsProps) {
  const list = useRef<HTMLOListElement>(null);
  const { page } = state;
  useEffect(() => {
    const current = list.current?.querySelectorAll('button')[page - 1];
    current?.scrollIntoView({ block: 'nearest' });
    // The focus goes along when it was in the list.
    if (list.current?.contains(document.activeElement) === true) {
      current?.focus({ preventScroll: true });
    }
  }, [page]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    pdf.goTo(page + step);
  };
  return (
    <ol ref={list} className={classes.thumbnails} onKeyDown={onKeyDown} data-testid="thumbnails">
      {Array.from({ length: state.pages }, (_, index) => (
        <li key={index}>
          <Thumbnail
            pdf={pdf}
            page={index + 1}
            rotation={state.rotation}
            current={index + 1 === state.page}
          />
        </li>
      ))}
    </ol>
  );
}

type ThumbnailProps = {
  readonly pdf: OpenPdf;
  readonly page: number;
  readonly rotation: number;
  readonly current: boolean;
};

function Thumbnail({ pdf, page, rotation, current }: ThumbnailProps) {
  const { t } = useTranslation('material');
  const canvas = useDrawnThumbnail(pdf.document, page, rotation);
  const { width, height } = pdf.parts.viewer.getPageView(page - 1).viewport as {
    readonly width: number;
    readonly height: number;
  };
  return (
    <button
      type="button"
      className={classes.thumbnail}
      aria-label={t('pdf.goToPage', { page })}
      aria-current={current ? 'page' : undefined}
      tabIndex={current ? 0 : -1}
      onClick={() => pdf.goTo(page)}
    >
      <canvas ref={canvas} style={{ aspectRatio: width / height }} />
      <span aria-hidden>{page}</span>
    </button>
  );
}
