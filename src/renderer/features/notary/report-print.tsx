import { useLayoutEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { sha256Hex } from '../../../core/crypto/digest.ts';
import { sm3Hex } from '../../../core/crypto/sm3.ts';
import { reportToBytes } from '../../../core/verify/report-file.ts';
import type { VerificationReport } from '../../../core/verify/report.ts';
import { PAPER_CSS } from '../../../paper/paper-css.ts';
import { verificationPaper } from '../../../paper/verification-paper.ts';
import styles from './notary.module.css';
import type { Verified } from './verified.ts';

/** The very document that verify.html and the command line print; here it exists on paper only. */
export function ReportPrint({ verified }: { readonly verified: Verified }) {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'zh-CN';
  const place = useRef<HTMLDivElement>(null);
  const markup = useMemo(() => paperOf(verified, language), [verified, language]);
  useLayoutEffect(() => {
    // Every variable part of it was escaped by src/paper; a parsed document runs no script.
    const parsed = new DOMParser().parseFromString(markup, 'text/html');
    place.current?.replaceChildren(...parsed.body.childNodes);
  }, [markup]);
  return createPortal(
    <div className={styles.paper} data-testid="print-sheet">
      <style>{PAPER_CSS}</style>
      <div ref={place} />
    </div>,
    document.body,
  );
}

function paperOf({ archive, answer }: Verified, language: 'zh-CN' | 'en'): string {
  const report = answer.report as VerificationReport;
  const bytes = reportToBytes(report);
  return verificationPaper(
    {
      report,
      recomputed: answer.recomputed,
      archive: { name: archive.name, digests: { sha256: archive.archiveId, sm3: archive.sm3 } },
      reportDigests: { sha256: sha256Hex(bytes), sm3: sm3Hex(bytes) },
      verifier: null,
    },
    language,
  ).markup;
}
