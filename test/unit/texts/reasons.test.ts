import { expect, it } from 'vitest';
import { SHEET_PROBLEMS } from '../../../src/core/chain/check-sheet.ts';
import { ZIP_ERROR_CODES } from '../../../src/core/zip/zip-error.ts';
import { createReportTexts } from '../../../src/texts/report-texts.ts';

/** Of JSON, envelopes, checkpoints, other desks' archives and timestamps. */
const OTHERS = `too-large not-utf8 not-json too-deep lone-surrogate not-canonical bad-envelope
  bad-base64 wrong-payload-type bad-signature bad-schema payload-not-canonical note-malformed
  checkpoint-malformed checkpoint-unsigned leaves-unreadable other-stage head-differs file-missing
  leaf-differs other-contest form other-index head-malformed not-evidence`.split(/\s+/);

it.each(['zh-CN', 'en'] as const)('says every reason in words, in %s', (language) => {
  const texts = createReportTexts(language);
  for (const code of [...ZIP_ERROR_CODES, ...SHEET_PROBLEMS, ...OTHERS]) {
    const said = texts.reason(code);
    expect(said, code).not.toBe(code);
    // It stands within a sentence, whose parameters are not its own.
    expect(said, code).not.toMatch(/\{\{|[.。]$/u);
    const finding = texts.finding('checkpoint-unreadable', { reason: code });
    expect(finding).toContain(said);
  }
});

it('says a reason that nobody knows as it is', () => {
  expect(createReportTexts('en').reason('__proto__')).toBe('__proto__');
});
