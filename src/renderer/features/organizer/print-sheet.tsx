import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import styles from './print.module.css';

export type Signer = 'judges' | 'organizer' | 'supervisor' | 'notary';

type PrintSheetProps = {
  readonly title: string;
  readonly subtitle: string;
  readonly hash: string | null;
  readonly hashLabel: string;
  readonly rehearsal: boolean;
  readonly signers: readonly Signer[];
  readonly children: ReactNode;
  /** Follows the signatures, on pages of its own. */
  readonly annex?: ReactNode;
};

/**
 * An A4 form that exists only on paper. It hangs beside the application in the document, because
 * the application's scrolling panes would cut it off at one screen.
 */
export function PrintSheet(props: PrintSheetProps) {
  const { t } = useTranslation('organizer');
  return createPortal(
    <article className={styles.sheet} data-testid="print-sheet">
      {props.rehearsal && <div className={styles.rehearsal}>{t('print.rehearsal')}</div>}
      <h1>{props.title}</h1>
      <h2>{props.subtitle}</h2>
      {props.children}
      <div className={styles.signatures}>
        {props.signers.map((signer) => (
          <SignatureLine key={signer} signer={signer} />
        ))}
      </div>
      {props.hash !== null && (
        <footer className={styles.hash}>
          {props.hashLabel} SHA-256 {props.hash}
        </footer>
      )}
      {props.hash !== null && (
        // Hexadecimal by schema: nothing in it can end the string.
        <style>{`@page { @bottom-left { content: 'SHA-256 ${props.hash}'; font: 6.5pt monospace; color: #000000; } }`}</style>
      )}
      {props.annex}
    </article>,
    document.body,
  );
}

/** Who signs, with lines for the signature and the date. */
export function SignatureLine({ signer }: { readonly signer: Signer }) {
  const { t } = useTranslation('organizer');
  return (
    <div>
      <span>{t(`print.signer.${signer}`)}</span>
      <span className={styles.line} />
      <span>{t('print.date')}</span>
      <span className={styles.shortLine} />
    </div>
  );
}
