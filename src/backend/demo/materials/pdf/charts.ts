import { grey, ink, rule, white, type Color } from '../color.ts';
import type { DemoDatum } from '../demo-entry.ts';
import type { Box, PageSurface, Point } from './page-surface.ts';
import type { TypefaceSet } from './typeface.ts';

export interface ChartStyle {
  readonly faces: TypefaceSet;
  readonly color: Color;
  readonly accent: Color;
  readonly textSize: number;
  readonly unit: string;
}

interface Axis {
  readonly top: number;
  readonly ticks: readonly number[];
}

const gridLines = 4;

/** Draws labelled bars over a zero-based axis; the last bar takes the accent colour. */
export function drawBarChart(
  surface: PageSurface,
  box: Box,
  series: readonly DemoDatum[],
  style: ChartStyle,
): void {
  const axis = drawAxis(surface, box, series, style);
  const slot = box.width / series.length;
  series.forEach(({ value }, index) => {
    const height = (value / axis.top) * box.height;
    const x = box.x + slot * (index + 0.24);
    const y = box.y + box.height - height;
    const color = index === series.length - 1 ? style.accent : style.color;
    surface.fillBox({ x, y, width: slot * 0.52, height }, color);
    drawValue(surface, value, { x: x + slot * 0.26, y: y - style.textSize * 0.5 }, style);
  });
}

/** Draws a marked line over a zero-based axis. */
export function drawLineChart(
  surface: PageSurface,
  box: Box,
  series: readonly DemoDatum[],
  style: ChartStyle,
): void {
  const axis = drawAxis(surface, box, series, style);
  const slot = box.width / series.length;
  const points = series.map(({ value }, index) => ({
    x: box.x + slot * (index + 0.5),
    y: box.y + box.height - (value / axis.top) * box.height,
  }));
  surface.strokeLine(points, style.color, style.textSize * 0.22);
  points.forEach((point, index) => {
    surface.fillCircle(
      point,
      style.textSize * 0.42,
      index === points.length - 1 ? style.accent : style.color,
    );
    surface.fillCircle(point, style.textSize * 0.2, white);
    drawValue(
      surface,
      series[index]?.value ?? 0,
      { x: point.x, y: point.y - style.textSize * 0.8 },
      style,
    );
  });
}

function drawAxis(
  surface: PageSurface,
  box: Box,
  series: readonly DemoDatum[],
  style: ChartStyle,
): Axis {
  const axis = computeAxis(Math.max(...series.map(({ value }) => value)));
  const label = { face: style.faces.body, size: style.textSize, color: grey };
  for (const tick of axis.ticks) {
    const y = box.y + box.height - (tick / axis.top) * box.height;
    surface.strokeLine(
      [
        { x: box.x, y },
        { x: box.x + box.width, y },
      ],
      rule,
      tick === 0 ? 1.2 : 0.6,
    );
    surface.drawText(
      formatNumber(tick),
      { x: box.x - 8, y: y + label.size * 0.35 },
      { ...label, align: 'right' },
    );
  }
  surface.drawText(`单位：${style.unit}`, { x: box.x, y: box.y - style.textSize * 1.6 }, label);
  const slot = box.width / series.length;
  series.forEach((datum, index) =>
    surface.drawText(
      datum.label,
      { x: box.x + slot * (index + 0.5), y: box.y + box.height + style.textSize * 1.7 },
      { ...label, align: 'center' },
    ),
  );
  return axis;
}

function computeAxis(maximum: number): Axis {
  const rough = (maximum * 1.12) / gridLines;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  return {
    top: step * gridLines,
    ticks: Array.from({ length: gridLines + 1 }, (_, index) => index * step),
  };
}

function drawValue(surface: PageSurface, value: number, at: Point, style: ChartStyle): void {
  surface.drawText(formatNumber(value), at, {
    face: style.faces.heading,
    size: style.textSize,
    color: ink,
    align: 'center',
  });
}

/** At most one decimal: the figures are estimates, and floating point must not show. */
function formatNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}
