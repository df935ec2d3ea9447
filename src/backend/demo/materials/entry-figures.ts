import type { SeededRandom } from '../seeded-random.ts';
import type { DemoDivision, DemoFigures, DemoFinancialYear } from './demo-entry.ts';

const firstMarketYear = 2022;
const firstPlanYear = 2023;

/** Draws figures that a judge may add up: every profit is revenue less the listed costs. */
export function createEntryFigures(division: DemoDivision, random: SeededRandom): DemoFigures {
  const scale = division === 'enterprise' ? 1 : 0.22;
  return {
    market: createMarket(random),
    growth: createGrowth(random, scale),
    financials: createFinancials(random, scale),
    funding: Math.round((400 + random.int(17) * 100) * scale),
    patents: 2 + random.int(division === 'enterprise' ? 22 : 5),
    pilots: 2 + random.int(division === 'enterprise' ? 28 : 6),
  };
}

function createMarket(random: SeededRandom): DemoFigures['market'] {
  let value = 18 + random.int(90);
  const rate = 1.12 + random.next() * 0.18;
  return Array.from({ length: 6 }, (_, index) => {
    const datum = { label: `${firstMarketYear + index}年`, value: Math.round(value * 10) / 10 };
    value *= rate + (random.next() - 0.5) * 0.06;
    return datum;
  });
}

function createGrowth(random: SeededRandom, scale: number): DemoFigures['growth'] {
  let value = 30 + random.int(60);
  return Array.from({ length: 8 }, (_, index) => {
    const year = 25 + Math.floor(index / 4);
    const datum = {
      label: `${year}Q${(index % 4) + 1}`,
      value: Math.max(3, Math.round(value * scale)),
    };
    value *= 1.12 + random.next() * 0.45;
    return datum;
  });
}

function createFinancials(random: SeededRandom, scale: number): readonly DemoFinancialYear[] {
  let revenue = (260 + random.int(500)) * scale;
  return Array.from({ length: 5 }, (_, index) => {
    const row = createFinancialYear(firstPlanYear + index, Math.round(revenue), index, random);
    revenue *= 1.45 + random.next() * 0.5;
    return row;
  });
}

function createFinancialYear(
  year: number,
  revenue: number,
  index: number,
  random: SeededRandom,
): DemoFinancialYear {
  const share = (from: number, to: number): number =>
    Math.round(revenue * (from + (to - from) * random.next()));
  const cost = share(0.48 - index * 0.02, 0.54 - index * 0.02);
  const research = share(0.34 - index * 0.05, 0.4 - index * 0.05);
  const sales = share(0.14, 0.19);
  return {
    year: `${year}年`,
    revenue,
    cost,
    research,
    sales,
    profit: revenue - cost - research - sales,
  };
}
