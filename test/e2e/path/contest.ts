import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createDemoEntries,
  type DemoEntry,
} from '../../../src/backend/demo/materials/demo-entries.ts';
import { encodeGbk } from '../../../src/backend/demo/materials/pdf/gbk-encoding.ts';
import { readDemoResources } from '../../../src/backend/demo/materials/demo-resources.ts';
import { createPitchDeckPdf } from '../../../src/backend/demo/materials/pitch-deck-pdf.ts';
import { PROJECT } from '../../support/project.ts';

/** The people of the contest, each with a passphrase of five words. */
export const PEOPLE = {
  organizer: {
    role: 'organizer',
    name: '大赛组委会',
    organization: '信息技术应用创新工委会',
    secret: 'orchid marble lantern seventy river',
  },
  first: {
    role: 'judge',
    name: '周启明',
    organization: '江北信息技术研究院',
    secret: 'copper violet harbor twelve anchor',
  },
  second: {
    role: 'judge',
    name: '林若兰',
    organization: '东岭大学计算机学院',
    secret: 'meadow falcon ginger thirty pencil',
  },
  notary: {
    role: 'notary',
    name: '吴公证员',
    organization: '江北公证处',
    secret: 'granite walnut silver eleven comet',
  },
} as const;

/**
 * Marks as they are typed. Enterprise sheet: 技术创新 30, 信创适配 20, 市场 20, 财务 15, 团队 10,
 * 路演 5; maker sheet: 技术创新 40, 信创适配 15, 可行性 20, 应用价值 15, 路演 10. Worked by hand:
 *
 *          周启明                                    林若兰                               mean
 *   E-001  27+18+17.5+13+8.5+4.5           = 88.5    25.5+17+17+12.5+8+4          = 84    86.25
 *   E-002  24+16+15+12+8+4                 = 79      26+17.5+16+12.5+8.5+4.5      = 85    82.00
 *          corrected: 市场 15 -> 16.5      = 80.5                                         82.75
 *   E-003  28+19+18+14+9+4.5               = 92.5    25+16+15.5+12+7.5+4          = 80    86.25
 *   M-001  34+12.5+17+13+8                 = 84.5    36+13+17.5+13.5+8.5          = 88.5  86.50
 *   M-002  recused                                   30+11+15+11.5+7              = 74.5  74.50
 *
 * E-001 and E-003 tie at 86.25. First rule: mean before trimming, 86.25 both. Second rule: mean of
 * 技术创新, 26.25 against 26.5, so E-003 goes first.
 */
export const MARKS = {
  first: {
    'E-001': ['27', '18', '17.5', '13', '8.5', '4.5'],
    'E-002': ['24', '16', '15', '12', '8', '4'],
    'E-003': ['28', '19', '18', '14', '9', '4.5'],
    'M-001': ['34', '12.5', '17', '13', '8'],
  },
  second: {
    'E-001': ['25.5', '17', '17', '12.5', '8', '4'],
    'E-002': ['26', '17.5', '16', '12.5', '8.5', '4.5'],
    'E-003': ['25', '16', '15.5', '12', '7.5', '4'],
    'M-001': ['36', '13', '17.5', '13.5', '8.5'],
    'M-002': ['30', '11', '15', '11.5', '7'],
  },
} as const;

/** Division, rank, entry, total, judges counted, recused, award, recommended. */
export const RANKING = [
  ['企业组', '1', 'E-003', '86.25', '2', '0', '一等奖', '是'],
  ['企业组', '2', 'E-001', '86.25', '2', '0', '二等奖', '是'],
  ['企业组', '3', 'E-002', '82.75', '2', '0', '二等奖', '是'],
  ['创客组', '1', 'M-001', '86.50', '2', '0', '一等奖', '是'],
  ['创客组', '2', 'M-002', '74.50', '1', '1', '二等奖', '是'],
] as const;

export const ENTRY_IDS = ['E-001', 'E-002', 'E-003', 'M-001', 'M-002'] as const;
export type EntryId = (typeof ENTRY_IDS)[number];

/** Beyond GBK: GB18030 writes it in four bytes. */
export const RARE = '㐀';
const RARE_BYTES = [0x81, 0x39, 0xee, 0x39];

const MATERIAL_OF: Readonly<Record<EntryId, string>> = {
  'E-001': 'E-001-路演PPT.pdf',
  'E-002': 'E-002-路演PPT.pdf',
  'E-003': 'E-003-产品图片.jpg',
  'M-001': 'M-001-演示视频.mp4',
  'M-002': '',
};

export function findEntry(id: EntryId): DemoEntry {
  const entry = createDemoEntries(1).find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`no demo entry ${id}`);
  return entry;
}

export type EntryFiles = {
  /** As Chinese office programs write it. */
  readonly csv: string;
  /** The same list with a track that this contest does not have. */
  readonly wrongCsv: string;
  readonly materials: readonly string[];
};

export async function writeEntryFiles(folder: string): Promise<EntryFiles> {
  await mkdir(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const resources = await readDemoResources(join(PROJECT, 'resources', 'demo'));
  const embedded = { embedFont: true, font: resources.font } as const;
  const files: Readonly<Record<string, Uint8Array>> = {
    'E-001-路演PPT.pdf': await createPitchDeckPdf(findEntry('E-001'), embedded),
    'E-002-路演PPT.pdf': await createPitchDeckPdf(findEntry('E-002'), { embedFont: false }),
    'E-003-产品图片.jpg': resources.photo,
    'M-001-演示视频.mp4': resources.video,
    '项目表.csv': encodeGb18030(entriesCsv()),
    '项目表-有错.csv': new TextEncoder().encode(
      entriesCsv().replace(/E-003,企业组,[^,]+/, 'E-003,企业组,航天'),
    ),
  };
  for (const [name, bytes] of Object.entries(files)) await writeFile(at(name), bytes);
  return {
    csv: at('项目表.csv'),
    wrongCsv: at('项目表-有错.csv'),
    materials: Object.values(MATERIAL_OF).filter(Boolean).map(at),
  };
}

function entriesCsv(): string {
  const rows = ENTRY_IDS.map((id) => {
    const { division, trackName, title, team } = findEntry(id);
    const group = division === 'enterprise' ? '企业组' : '创客组';
    return [id, group, trackName, title, team, `简介${RARE}`, MATERIAL_OF[id]].join(',');
  });
  return ['编号,组别,领域,项目名称,团队/企业,项目简介,材料', ...rows, ''].join('\r\n');
}

function encodeGb18030(text: string): Uint8Array {
  const parts = text.split(RARE).map((part) => [...encodeGbk(part)]);
  return Uint8Array.from(
    parts.flatMap((part, index) => (index === 0 ? part : [...RARE_BYTES, ...part])),
  );
}
