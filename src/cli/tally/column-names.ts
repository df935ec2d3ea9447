/** Headers under which people keep these columns, in both languages; a ruleset may name more. */
export const COLUMN_NAMES = {
  entry: ['entry', 'entry_id', 'competitor', 'athlete', '项目编号', '编号', '序号', '选手'],
  mark: ['mark', 'score', 'points', 'time', '分数', '得分', '评分', '成绩'],
  status: ['status', '状态'],
  judge: ['judge', '评委', '裁判'],
  criterion: ['criterion', 'component', '指标', '评分指标'],
  group: ['group', '评委组别', '组'],
  role: ['role', '职务'],
  factor: ['factor', 'difficulty', 'dd', '系数', '难度'],
  division: ['division', '组别'],
  title: ['title', 'name', '项目名称', '名称', '姓名'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** All headers of a column of the rules, the first that is there counts: its own list, its id, and what people use. */
export function columnNames(id: string, own: readonly string[] = []): readonly string[] {
  const usual = Object.hasOwn(COLUMN_NAMES, id)
    ? COLUMN_NAMES[id as keyof typeof COLUMN_NAMES]
    : [];
  return [...new Set([...own, id, ...usual])];
}

type StatusWord = 'scored' | 'missing' | 'recused' | 'absent' | 'late' | 'dnf';

/** Words for a status, in the column `status` or in place of a mark. */
const STATUS_WORDS: Readonly<Record<StatusWord, readonly string[]>> = {
  scored: ['', 'ok', 'scored', '有效'],
  missing: ['missing', '缺', '缺交', '-', '—'],
  recused: ['recused', '回避'],
  absent: ['absent', 'dns', '缺席', '未参加'],
  late: ['late', '迟交'],
  dnf: ['dnf', '未完成'],
};

/** The status that a word means, or null. */
export function readStatus(text: string): StatusWord | null {
  const word = text.toLowerCase();
  const found = Object.entries(STATUS_WORDS).find(([, words]) => words.includes(word));
  return found === undefined ? null : (found[0] as StatusWord);
}

const OUT_WORDS = {
  withdrawn: ['withdrawn', 'withdrew', '退赛', '退出'],
  disqualified: ['disqualified', 'dsq', 'dq', '取消资格'],
} as const;

/** Whether an entry's status takes it out of the ranking; undefined for an unknown word. */
export function readOut(text: string): 'withdrawn' | 'disqualified' | null | undefined {
  const word = text.toLowerCase();
  if (word === '' || word === 'ok') return null;
  if (OUT_WORDS.withdrawn.some((known) => known === word)) return 'withdrawn';
  return OUT_WORDS.disqualified.some((known) => known === word) ? 'disqualified' : undefined;
}
