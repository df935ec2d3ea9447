import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToolButton } from '../tool-button.tsx';
import type { PdfState } from './create-viewer.ts';
import type { OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';

export type PageBoxProps = { readonly pdf: OpenPdf; readonly state: PdfState };

/** Which page of how many; back and forth, or a number and Enter. */
export function PageBox({ pdf, state }: PageBoxProps) {
  const { t } = useTranslation('material');
  const [typed, setTyped] = useState<string | null>(null);
  const go = (event: SubmitEvent) => {
    event.preventDefault();
    pdf.goTo(Number(typed));
    setTyped(null);
  };
  return (
    <form onSubmit={go} className={classes.pageForm}>
      <ToolButton
        tool={{
          id: 'previous',
          label: t('pdf.previousPage'),
          keys: 'P',
          icon: <IconChevronLeft size="1.2rem" />,
          disabled: state.page <= 1,
          run: () => pdf.turn(-1),
        }}
      />
      <input
        className={classes.pageBox}
        aria-label={t('pdf.page')}
        inputMode="numeric"
        value={typed ?? String(state.page)}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => setTyped(null)}
        data-testid="pdf-page"
      />
      <span className={classes.pages}>/ {state.pages}</span>
      <ToolButton
        tool={{
          id: 'next',
          label: t('pdf.nextPage'),
          keys: 'N',
          icon: <IconChevronRight size="1.2rem" />,
          disabled: state.page >= state.pages,
          run: () => pdf.turn(1),
        }}
      />
    </form>
  );
}
