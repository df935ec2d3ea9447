import { encodeQR } from 'qr';
import { useMemo } from 'react';

/** Modules of white around the code, as ISO/IEC 18004 wants them. */
const QUIET = 4;

export type QrCodeProps = {
  /** At most some 2,000 characters. */
  readonly text: string;
  /** What it is, for who cannot see it. */
  readonly label: string;
  /** CSS length of a side. */
  readonly size: string;
  readonly testId?: string;
};

/** A QR code, black on white in every theme: readers do not take the reverse. */
export function QrCode({ text, label, size, testId }: QrCodeProps) {
  const { path, side } = useMemo(() => drawModules(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      style={{ width: size, height: size, maxWidth: '100%', flexShrink: 0 }}
      shapeRendering="crispEdges"
      data-testid={testId}
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function drawModules(text: string): { readonly path: string; readonly side: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const path = rows.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { path: path.join(''), side: rows.length };
}
