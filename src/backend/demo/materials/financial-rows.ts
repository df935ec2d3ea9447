import type { DemoFinancialYear } from './demo-entry.ts';

/** The plan figures as table rows, head row first. */
export function financialRows(years: readonly DemoFinancialYear[]): readonly (readonly string[])[] {
  const line = (label: string, read: (year: DemoFinancialYear) => number): readonly string[] => [
    label,
    ...years.map((year) => String(read(year))),
  ];
  return [
    ['项目', ...years.map(({ year }) => year)],
    line('营业收入', (year) => year.revenue),
    line('营业成本', (year) => year.cost),
    line('研发投入', (year) => year.research),
    line('销售费用', (year) => year.sales),
    line('净利润', (year) => year.profit),
  ];
}
