type OptionSpec = {
  readonly type: 'string' | 'boolean';
  /** How the usage line names the value. */
  readonly value?: string;
  readonly multiple?: boolean;
  /** As typed, where it is not the key itself. */
  readonly flag?: string;
};

/** Every option of the program, once, so that it reads and means the same in every command. */
export const OPTIONS = {
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  lang: { type: 'string', value: 'zh|en' },
  seed: { type: 'string', value: 'N' },
  receipt: { type: 'string', value: 'FILE', multiple: true },
  root: { type: 'string', value: 'FINGERPRINT' },
  portable: { type: 'boolean' },
  print: { type: 'string', value: 'FILE' },
  data: { type: 'string', value: 'FOLDER' },
  profile: { type: 'string', value: 'ID' },
  'secret-file': { type: 'string', value: 'FILE' },
  preset: { type: 'string', value: 'ID' },
  file: { type: 'string', value: 'FILE' },
  name: { type: 'string', value: 'NAME' },
  organization: { type: 'string', value: 'NAME' },
  rehearsal: { type: 'boolean' },
  'root-card': { type: 'string', value: 'FILE', multiple: true },
  'root-fingerprint': { type: 'string', value: 'DIGITS', multiple: true },
  threshold: { type: 'string', value: 'M' },
  hash: { type: 'string', value: 'HASH' },
  discards: { type: 'string', value: 'HASH' },
  card: { type: 'string', value: 'FILE' },
  fingerprint: { type: 'string', value: 'DIGITS' },
  'entries-file': { type: 'string', value: 'FILE', flag: 'csv' },
  materials: { type: 'string', value: 'FOLDER' },
  id: { type: 'string', value: 'ID' },
  head: { type: 'boolean' },
  stage: { type: 'string', value: 'ID' },
  all: { type: 'boolean' },
  table: { type: 'string', value: 'FILE' },
  out: { type: 'string', value: 'FOLDER' },
  judge: { type: 'string', value: 'ID', multiple: true },
  vote: { type: 'string', value: 'ENTRY,ENTRY' },
  playoff: { type: 'string', value: 'FILE' },
  withdraw: { type: 'string', value: 'ENTRY' },
  disqualify: { type: 'string', value: 'ENTRY' },
  reinstate: { type: 'string', value: 'ENTRY' },
  'admit-late': { type: 'string', value: 'ENTRY' },
  reason: { type: 'string', value: 'TEXT' },
  by: { type: 'string', value: 'NAME', multiple: true },
  sign: { type: 'boolean' },
  csv: { type: 'boolean' },
  xlsx: { type: 'boolean' },
  explain: { type: 'string', value: 'ENTRY' },
  sensitivity: { type: 'boolean' },
  rules: { type: 'string', value: 'FILE' },
  scores: { type: 'string', value: 'FILE' },
  'entries-table': { type: 'string', value: 'FILE', flag: 'entries' },
  'out-file': { type: 'string', value: 'FILE', flag: 'out' },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof OPTIONS;

/** Accepted by every command. */
export const COMMON_OPTIONS = ['json', 'lang', 'help'] as const satisfies readonly OptionName[];

export function specOf(name: OptionName): OptionSpec {
  return OPTIONS[name];
}

/** The option as it is typed, without the dashes. */
export function flagOf(name: OptionName): string {
  return specOf(name).flag ?? name;
}
