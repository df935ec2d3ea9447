import { Button, Group, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../../desk-store.ts';
import classes from '../material.module.css';
import type { FindState, OpenPdf, PdfView } from './open-pdf.ts';
import { PdfFind } from './pdf-find.tsx';

export type PdfToolsProps = {
  readonly pdf: OpenPdf;
  readonly view: PdfView;
  readonly found: FindState | null;
};

/** Page, zoom, page mode, search: one line below the document. */
export function PdfTools({ pdf, view, found }: PdfToolsProps) {
  const { t } = useTranslation('judge');
  const mode = useDeskStore((store) => store.pdfMode);
  const setMode = useDeskStore((store) => store.setPdfMode);
  return (
    <Group className={classes.tools ?? ''} gap="xs" data-testid="pdf-tools">
      <PageBox pdf={pdf} view={view} />
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('material.zoomOut')}
          onClick={() => pdf.zoom(1 / 1.2)}
        >
          −
        </Button>
        <span data-testid="pdf-scale">{Math.round(view.scale * 100)} %</span>
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('material.zoomIn')}
          onClick={() => pdf.zoom(1.2)}
        >
          +
        </Button>
        <Button variant="default" size="compact-md" onClick={pdf.fitWidth}>
          {t('material.fitWidth')}
        </Button>
      </Group>
      <SegmentedControl
        size="xs"
        value={mode}
        onChange={(next) => setMode(next)}
        data={[
          { value: 'continuous', label: t('material.continuous') },
          { value: 'single', label: t('material.single') },
        ]}
      />
      <PdfFind pdf={pdf} found={found} />
    </Group>
  );
}

type PageBoxProps = Pick<PdfToolsProps, 'pdf' | 'view'>;

function PageBox({ pdf, view }: PageBoxProps) {
  const { t } = useTranslation('judge');
  const [typed, setTyped] = useState<string | null>(null);
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    pdf.goTo(Number(typed));
    setTyped(null);
  };
  return (
    <form onSubmit={go}>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('material.previousPage')}
          disabled={view.page <= 1}
          onClick={() => pdf.goTo(view.page - 1)}
          data-testid="pdf-previous"
        >
          <IconChevronLeft size="1.1rem" />
        </Button>
        <input
          className={classes.pageBox}
          aria-label={t('material.page')}
          inputMode="numeric"
          value={typed ?? String(view.page)}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => setTyped(null)}
          data-testid="pdf-page"
        />
        <span style={{ whiteSpace: 'nowrap' }}>/ {view.pages}</span>
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('material.nextPage')}
          disabled={view.page >= view.pages}
          onClick={() => pdf.goTo(view.page + 1)}
          data-testid="pdf-next"
        >
          <IconChevronRight size="1.1rem" />
        </Button>
      </Group>
    </form>
  );
}
