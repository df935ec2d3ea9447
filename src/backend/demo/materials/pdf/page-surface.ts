import {
  PDFOperator,
  PDFOperatorNames as Op,
  PDFNumber,
  type PDFDocument,
  type PDFHexString,
  type PDFName,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Color } from '../color.ts';
import type { Typeface } from './typeface.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface TextStyle {
  readonly face: Typeface;
  readonly size: number;
  readonly color: Color;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** Draws on one page, in points from its top left corner. */
export interface PageSurface {
  readonly page: PDFPage;
  readonly width: number;
  readonly height: number;
  fillBox(box: Box, color: Color): void;
  fillPolygon(points: readonly Point[], color: Color): void;
  fillCircle(center: Point, radius: number, color: Color): void;
  strokeLine(points: readonly Point[], color: Color, width: number): void;
  /** Draws one line of text on the baseline through `at`. */
  drawText(text: string, at: Point, style: TextStyle): void;
  drawPicture(picture: PDFRef, box: Box): void;
}

type Operand = PDFName | PDFNumber | PDFHexString;

// The control point distance that makes four Bézier curves look like a circle.
const kappa = 0.5523;

/** Appends a page and returns the surface to draw on. */
export function addPageSurface(document: PDFDocument, width: number, height: number): PageSurface {
  const page = document.addPage([width, height]);
  const emit = (name: Op, ...operands: (number | Operand)[]): void =>
    page.pushOperators(PDFOperator.of(name, operands.map(toOperand)));
  const fill = (color: Color): void => emit(Op.NonStrokingColorRgb, ...color.map(round));
  const trace = (points: readonly Point[]): void =>
    points.forEach(({ x, y }, index) => emit(index === 0 ? Op.MoveTo : Op.LineTo, x, height - y));
  const fontName = nameOnce((ref) => page.node.newFontDictionary('F', ref));
  const pictureName = nameOnce((ref) => page.node.newXObject('P', ref));
  return {
    page,
    width,
    height,
    fillBox(box, color) {
      fill(color);
      emit(Op.AppendRectangle, box.x, height - box.y - box.height, box.width, box.height);
      emit(Op.FillNonZero);
    },
    fillPolygon(points, color) {
      fill(color);
      trace(points);
      emit(Op.FillNonZero);
    },
    fillCircle(center, radius, color) {
      fill(color);
      traceCircle(emit, center.x, height - center.y, radius);
      emit(Op.FillNonZero);
    },
    strokeLine(points, color, lineWidth) {
      emit(Op.StrokingColorRgb, ...color.map(round));
      emit(Op.SetLineWidth, lineWidth);
      trace(points);
      emit(Op.StrokePath);
    },
    drawText(text, at, style) {
      if (text === '') return;
      showText(emit, fontName(style.face.ref), text, { x: at.x, y: height - at.y }, style);
    },
    drawPicture(picture, box) {
      emit(Op.PushGraphicsState);
      const bottom = height - box.y - box.height;
      emit(Op.ConcatTransformationMatrix, box.width, 0, 0, box.height, box.x, bottom);
      emit(Op.DrawObject, pictureName(picture));
      emit(Op.PopGraphicsState);
    },
  };
}

type Emit = (name: Op, ...operands: (number | Operand)[]) => void;

function showText(emit: Emit, font: PDFName, text: string, at: Point, style: TextStyle): void {
  const { face, size, color, bold = false, align = 'left' } = style;
  const shift = align === 'left' ? 0 : face.measure(text, size) * (align === 'center' ? 0.5 : 1);
  emit(Op.BeginText);
  emit(Op.NonStrokingColorRgb, ...color.map(round));
  if (bold) {
    emit(Op.StrokingColorRgb, ...color.map(round));
    emit(Op.SetLineWidth, size * face.boldStroke);
  }
  emit(Op.SetTextRenderingMode, bold ? 2 : 0);
  emit(Op.SetFontAndSize, font, size);
  emit(Op.SetTextMatrix, 1, 0, 0, 1, at.x - shift, at.y);
  emit(Op.ShowText, face.encode(text));
  emit(Op.EndText);
}

function traceCircle(emit: Emit, x: number, y: number, radius: number): void {
  const k = radius * kappa;
  emit(Op.MoveTo, x + radius, y);
  emit(Op.AppendBezierCurve, x + radius, y + k, x + k, y + radius, x, y + radius);
  emit(Op.AppendBezierCurve, x - k, y + radius, x - radius, y + k, x - radius, y);
  emit(Op.AppendBezierCurve, x - radius, y - k, x - k, y - radius, x, y - radius);
  emit(Op.AppendBezierCurve, x + k, y - radius, x + radius, y - k, x + radius, y);
}

function toOperand(operand: number | Operand): Operand {
  return typeof operand === 'number' ? PDFNumber.of(round(operand)) : operand;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function nameOnce(create: (ref: PDFRef) => PDFName): (ref: PDFRef) => PDFName {
  const names = new Map<PDFRef, PDFName>();
  return (ref) => {
    const name = names.get(ref) ?? create(ref);
    names.set(ref, name);
    return name;
  };
}
