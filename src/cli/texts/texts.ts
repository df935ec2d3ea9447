import {
  fillText,
  sayCode,
  type ReportLanguage,
  type TextParams,
} from '../../texts/report-texts.ts';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** Every sentence of the program; the Chinese catalog is the model for the others. */
export type TextKey = keyof typeof zhCN;
export type Catalog = Readonly<Record<TextKey, string>>;
export type CliLanguage = ReportLanguage;

export type Texts = {
  readonly language: CliLanguage;
  readonly say: (key: TextKey, params?: TextParams) => string;
  /** The sentence of a failure; an unknown code is said as it is. */
  readonly sayError: (code: string, params?: TextParams) => string;
  /** What a step, axis or attribute of the rules is called; its id where it has no name here. */
  readonly sayName: (id: string) => string;
  /** What is wrong with a ruleset or rubric. */
  readonly sayRule: (code: string, params?: TextParams) => string;
  /** The sentence of a verification finding. */
  readonly sayFinding: (code: string, params?: TextParams) => string;
};

const CATALOGS: Readonly<Record<CliLanguage, Catalog>> = { 'zh-CN': zhCN, en };

export function createTexts(language: CliLanguage): Texts {
  const catalog = CATALOGS[language];
  return {
    language,
    say: (key, params = {}) => fillText(catalog[key], params),
    sayName: (id) => {
      const key = `name.${id}`;
      return isTextKey(key) ? catalog[key] : id;
    },
    sayError: (code, params = {}) => sayCode(catalog, 'error', code, nameKinds(catalog, params)),
    sayRule: (code, params = {}) => sayCode(catalog, 'rule', code, params),
    sayFinding: (code, params = {}) => sayCode(catalog, 'finding', code, params),
  };
}

/** `--lang` wherever it stands, because wrong usage is explained in the same language. */
export function pickLanguage(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CliLanguage {
  const index = argv.indexOf('--lang');
  const joined = argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
  const asked = index >= 0 ? argv[index + 1] : joined;
  const locale = asked ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  return locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(zhCN, key);
}

/** Kinds of files travel as codes, and are named in the reader's language. */
function nameKinds(catalog: Catalog, params: TextParams): TextParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const key = `fileKind.${value}`;
      const names = name === 'kind' || name === 'expected';
      return [name, names && isTextKey(key) ? catalog[key] : value];
    }),
  );
}
