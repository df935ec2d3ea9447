import type { DemoTrackId } from './demo-tracks.ts';

export type DemoDivision = 'enterprise' | 'maker';

/** One invented entry of the demo contest, with all the facts its materials print. */
export interface DemoEntry {
  /** Entry number, E-001.. in the enterprise division, M-001.. in the maker division. */
  readonly id: string;
  readonly division: DemoDivision;
  readonly track: DemoTrackId;
  readonly trackName: string;
  readonly title: string;
  /** Short product name, as used within sentences. */
  readonly product: string;
  readonly team: string;
  readonly members: readonly DemoMember[];
  readonly summary: string;
  readonly pains: readonly DemoPoint[];
  readonly modules: readonly DemoPoint[];
  /** Places where the product is in trial use. */
  readonly scenes: readonly string[];
  readonly figures: DemoFigures;
  /** Seeds the pictures and layout choices of this entry's materials. */
  readonly seed: number;
}

export interface DemoPoint {
  readonly heading: string;
  readonly detail: string;
}

export interface DemoMember {
  readonly name: string;
  readonly role: string;
  readonly note: string;
}

export interface DemoFigures {
  /** Size of the addressed market per year, in 100 million yuan. */
  readonly market: readonly DemoDatum[];
  /** Users or devices in operation per quarter. */
  readonly growth: readonly DemoDatum[];
  readonly financials: readonly DemoFinancialYear[];
  /** Sought funding, in 10,000 yuan. */
  readonly funding: number;
  readonly patents: number;
  readonly pilots: number;
}

export interface DemoDatum {
  readonly label: string;
  readonly value: number;
}

/** One year of plan figures, in 10,000 yuan. */
export interface DemoFinancialYear {
  readonly year: string;
  readonly revenue: number;
  readonly cost: number;
  readonly research: number;
  readonly sales: number;
  readonly profit: number;
}
