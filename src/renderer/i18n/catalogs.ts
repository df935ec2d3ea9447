import type { Language } from '../app/preferences-store.ts';

type Catalog = Readonly<Record<string, unknown>>;

/** Every JSON file beside this one: `<language>/<namespace>.json`. A feature only adds its files. */
const files = import.meta.glob<Catalog>('./{zh-CN,en}/*.json', { eager: true, import: 'default' });

export const catalogs: Readonly<Record<Language, Readonly<Record<string, Catalog>>>> = {
  'zh-CN': collect('zh-CN'),
  en: collect('en'),
};

function collect(language: Language): Record<string, Catalog> {
  const found: Record<string, Catalog> = {};
  for (const [path, catalog] of Object.entries(files)) {
    const [, folder, file = ''] = path.split('/');
    if (folder === language) found[file.replace(/\.json$/, '')] = catalog;
  }
  return found;
}
