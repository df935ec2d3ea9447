import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { built } from '../../support/project.ts';

export type Verification = {
  readonly verdict: string;
  readonly resultStatus: string;
  readonly archiveIndex: string | null;
  readonly steps: readonly { readonly step: number; readonly status: string }[];
};

/** Runs the built command line on an archive, as anybody outside can. */
export async function verifyWithCli(archive: string, root: string): Promise<Verification> {
  const args = [built('cli', 'index.js'), 'verify', archive, '--root', root, '--json'];
  // A negative verdict is an exit code, too: what counts is the report.
  const { stdout } = await promisify(execFile)(process.execPath, args).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout) as Verification;
}

/** Rows of an exported CSV. */
export async function readCsv(path: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(path, 'utf8');
  return parse(text, { bom: true, relax_column_count: true });
}

/** Rows of the only sheet of an exported workbook; every cell must be text. */
export async function readXlsx(path: string): Promise<readonly (readonly string[])[]> {
  const parts = await unzip(await readFile(path));
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(
    ([, item = '']) => textOf(item),
  );
  const sheet = [...parts].find(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))?.[1] ?? '';
  if (sheet.includes('<f>')) throw new Error('the workbook holds a formula');
  return [...sheet.matchAll(/<row\b.*?>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, head = '', body = '']) =>
      head.includes('t="s"') ? (strings[Number(textOf(body))] ?? '') : textOf(body),
    ),
  );
}

function textOf(xml: string): string {
  return xml
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

async function unzip(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const zip = await promisify<Buffer, { lazyEntries: true }, ZipFile>(fromBuffer)(bytes, {
    lazyEntries: true,
  });
  const files = new Map<string, string>();
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(files));
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => {
          files.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
}
