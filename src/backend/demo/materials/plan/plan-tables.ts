import { financialRows } from '../financial-rows.ts';
import { textWidth, type Plan } from './plan.ts';

export interface PlanTable {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  readonly columns: readonly number[];
}

export function moduleTable({ entry }: Plan): PlanTable {
  return {
    caption: '表：产品模块与作用',
    rows: [['模块', '作用'], ...entry.modules.map(({ heading, detail }) => [heading, detail])],
    columns: [110, textWidth - 110],
  };
}

export function memberTable({ entry }: Plan): PlanTable {
  return {
    caption: '表：核心成员',
    rows: [
      ['姓名', '职责', '简介'],
      ...entry.members.map(({ name, role, note }) => [name, role, note]),
    ],
    columns: [80, 100, textWidth - 180],
  };
}

export function financeTable({ entry }: Plan): PlanTable {
  const { financials } = entry.figures;
  const label = 100;
  return {
    caption: '表：财务预测（单位：万元）',
    rows: financialRows(financials),
    columns: [label, ...financials.map(() => (textWidth - label) / financials.length)],
  };
}
