import type { ReactNode } from 'react';

/** One thing that can be done with a material: a button, a line of the "more" menu, and a key. */
export type Tool = {
  readonly id: string;
  readonly label: string;
  /** The key that does it while the material has the focus: a letter, `+` or `-`. */
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly run: () => void;
  readonly disabled?: boolean;
  /** For tools that are on or off. */
  readonly pressed?: boolean;
  /** Never in the "more" menu: the first ones to reach for. */
  readonly always?: boolean;
};

/** Widths in rem, as the style sheet has them. */
export const TOOL_WIDTH = 2.5;

/**
 * Which tools stand in the row and which wait in the menu, so that the row is always one line.
 * `room` is what the row has for them and for the button of the menu, in rem.
 */
export function computeToolRow(
  tools: readonly Tool[],
  room: number,
): { readonly shown: readonly Tool[]; readonly hidden: readonly Tool[] } {
  if (tools.length * TOOL_WIDTH <= room) return { shown: tools, hidden: [] };
  const places = Math.max(0, Math.floor(room / TOOL_WIDTH) - 1);
  const first = tools.filter(({ always }) => always).slice(0, places);
  const rest = tools.filter(({ always }) => !always).slice(0, places - first.length);
  const chosen = new Set([...first, ...rest]);
  return {
    shown: tools.filter((tool) => chosen.has(tool)),
    hidden: tools.filter((tool) => !chosen.has(tool)),
  };
}
