import { canonicalBytes } from '../json/canonical-json.ts';
import type { VerificationReport } from './report.ts';

/**
 * The report as a file. In canonical form, so that its hash is the same wherever the verification
 * ran; the printed report bears that hash.
 */
export function reportToBytes(report: VerificationReport): Uint8Array {
  return canonicalBytes(report);
}
