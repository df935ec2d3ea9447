import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export type Format = {
  /** `14:03:22` */
  readonly time: (instant: string) => string;
  /** `2024-09-20 14:03` in the reader's habit */
  readonly dateTime: (instant: string) => string;
  /** `12.4 MB` */
  readonly bytes: (size: number) => string;
  readonly list: (items: readonly string[]) => string;
  /** A title in the reader's language where the contest gives one. */
  readonly title: (thing: { title: string; titleEn?: string | null | undefined }) => string;
};

/** Dates, sizes and titles in the reader's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    const dateTime = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      hourCycle: 'h23',
    });
    const list = new Intl.ListFormat(language, { type: 'conjunction' });
    return {
      time: (instant) => time.format(new Date(instant)),
      dateTime: (instant) => dateTime.format(new Date(instant)),
      bytes: (size) => formatBytes(size, language),
      list: (items) => list.format(items),
      title: (thing) => (language === 'en' && thing.titleEn ? thing.titleEn : thing.title),
    };
  }, [language]);
}

function formatBytes(size: number, language: string): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
  let value = size;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const places = unit === 0 || value >= 100 ? 0 : 1;
  const text = new Intl.NumberFormat(language, { maximumFractionDigits: places }).format(value);
  return `${text} ${units[unit] ?? ''}`;
}
