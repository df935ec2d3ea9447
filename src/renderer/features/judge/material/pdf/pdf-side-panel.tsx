import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SidePanel, useMaterialStore } from '../material-store.ts';
import type { PdfState } from './create-viewer.ts';
import type { OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';
import { PdfOutline } from './pdf-outline.tsx';
import { PdfThumbnails } from './pdf-thumbnails.tsx';

export type PdfSidePanelProps = { readonly pdf: OpenPdf; readonly state: PdfState };

/** Ways through a document beside its pages: small pictures of them, or its table of contents. */
export function PdfSidePanel({ pdf, state }: PdfSidePanelProps) {
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
        data={(['thumbnails', 'outline'] satisfies SidePanel[]).map((value) => ({
          value,
          label: t(`pdf.panels.${value}`),
        }))}
      />
      <div className={classes.panelBody} data-panel-scroll>
        {panel === 'thumbnails' && <PdfThumbnails pdf={pdf} state={state} />}
        {panel === 'outline' && <PdfOutline pdf={pdf} />}
      </div>
    </aside>
  );
}
