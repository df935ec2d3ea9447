export type DemoTrackId =
  | 'finance'
  | 'energy'
  | 'transport'
  | 'security'
  | 'education'
  | 'medical'
  | 'water'
  | 'software'
  | 'ai';

export interface DemoTrack {
  readonly id: DemoTrackId;
  readonly name: string;
}

/** The nine tracks of the contest, in the order of its announcement. */
export const demoTracks: readonly DemoTrack[] = [
  { id: 'finance', name: '金融' },
  { id: 'energy', name: '能源' },
  { id: 'transport', name: '交通' },
  { id: 'security', name: '安防' },
  { id: 'education', name: '教育' },
  { id: 'medical', name: '医疗' },
  { id: 'water', name: '水利' },
  { id: 'software', name: '软件应用生态工具' },
  { id: 'ai', name: '“人工智能+”创新应用' },
];
