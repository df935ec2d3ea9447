import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { sm3Hex } from '../core/crypto/sm3.ts';
import { describeRecomputed } from '../core/verify/recomputed-view.ts';
import { reportToBytes } from '../core/verify/report-file.ts';
import type { Verification } from '../core/verify/verify-archive.ts';
import { verificationPage, type NamedDigest } from '../paper/verification-paper.ts';
import type { ReportLanguage } from '../texts/report-texts.ts';
import { APP_VERSION } from '../backend/version.ts';
import { unreadableFailure } from './command-failure.ts';

/** Writes the report as a page to print, with the digests of the archive and of the report. */
export async function printReport(
  { report, recomputed }: Verification,
  archive: string,
  target: string,
  language: ReportLanguage,
): Promise<void> {
  const page = verificationPage(
    {
      report,
      recomputed: recomputed ? describeRecomputed(recomputed) : null,
      archive: { name: basename(archive), digests: digestsOf(await readFile(archive)) },
      reportDigests: digestsOf(reportToBytes(report)),
      verifier: `jurybox verify ${APP_VERSION}`,
    },
    language,
  );
  try {
    await writeFile(target, page);
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw unreadableFailure(target, String(error.code));
    }
    throw error;
  }
}

function digestsOf(bytes: Uint8Array): NamedDigest {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sm3: sm3Hex(bytes) };
}
