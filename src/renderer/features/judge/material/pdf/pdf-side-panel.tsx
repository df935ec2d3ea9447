import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SidePanel, useMaterialStore } from '../material-store.ts';
import type { PdfState } from './create-viewer.ts';
import type { OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';
import { PdfNotes } from './pdf-notes.tsx';
import { PdfOutline } from './pdf-outline.tsx';
import { PdfThumbnails } from './pdf-thumbnails.tsx';
import type { Pins } from './use-pins.ts';

export type PdfSidePanelProps = {
  readonly pdf: OpenPdf;
  readonly state: PdfState;
  readonly pins: Pins;
};

/** Ways through a document beside its pages: small pictures of them, or its table of contents. */
export function PdfSidePanel({ pdf, state, pins }: PdfSidePanelProps) {
  const { t } = useTranslation('material');
  const panel = useMaterialStore((store) => store.panel);
  const setPanel = useMaterialStore((store) => store.setPanel);
  return (
    <aside className={classes.panel} aria-label={t('pdf.panel')} data-testid="pdf-panel">
      <SegmentedControl
        fullWidth
        size="xs"
        radius={0}
        aria-label={t('pdf.panel')}
        value={panel}
        onChange={(next) => setPanel(next)}
        data={(['thumbnails', 'outline', 'notes'] satisfies SidePanel[]).map((value) => ({
          value,
          label: t(`pdf.panels.${value}`),
        }))}
      />
      <div className={classes.panelBody} data-panel-scroll>
        {panel === 'thumbnails' && <PdfThumbnails pdf={pdf} state={state} />}
        {panel === 'outline' && <PdfOutline pdf={pdf} />}
        {panel === 'notes' && <PdfNotes pdf={pdf} pins={pins} />}
      </div>
    </aside>
  );
}
