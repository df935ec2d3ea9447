import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../app/preferences-store.ts';
import { catalogs } from './catalogs.ts';

/** Starts the catalogs; everything is in the bundle, so nothing loads later. */
export async function startI18n(language: Language): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: catalogs,
    defaultNS: 'app',
    ns: Object.keys(catalogs['zh-CN']),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}
