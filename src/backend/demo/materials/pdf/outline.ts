import {
  PDFHexString,
  PDFName,
  type PDFDict,
  type PDFDocument,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';

/** A bookmark; its children start out folded. */
export interface OutlineItem {
  readonly title: string;
  readonly page: PDFPage;
  readonly children?: readonly OutlineItem[];
}

/** Adds bookmarks (ISO 32000-1, 12.3.3) and lets readers open with them shown. */
export function addOutline(document: PDFDocument, items: readonly OutlineItem[]): void {
  const { context, catalog } = document;
  const root = context.obj({ Type: 'Outlines' });
  const rootRef = context.register(root);
  addChildren(document, root, rootRef, items);
  root.set(PDFName.of('Count'), context.obj(items.length));
  catalog.set(PDFName.of('Outlines'), rootRef);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function addChildren(
  document: PDFDocument,
  parent: PDFDict,
  parentRef: PDFRef,
  items: readonly OutlineItem[],
): void {
  const { context } = document;
  const refs = items.map(() => context.nextRef());
  items.forEach((item, index) => {
    const ref = refs[index];
    if (ref === undefined) return;
    const dict = context.obj({
      Title: PDFHexString.fromText(item.title),
      Parent: parentRef,
      Dest: [item.page.ref, 'XYZ', null, item.page.getHeight(), null],
    });
    setRef(dict, 'Prev', refs[index - 1]);
    setRef(dict, 'Next', refs[index + 1]);
    context.assign(ref, dict);
    if (item.children === undefined || item.children.length === 0) return;
    addChildren(document, dict, ref, item.children);
    dict.set(PDFName.of('Count'), context.obj(-item.children.length));
  });
  setRef(parent, 'First', refs.at(0));
  setRef(parent, 'Last', refs.at(-1));
}

function setRef(dict: PDFDict, key: string, ref: PDFRef | undefined): void {
  if (ref !== undefined) dict.set(PDFName.of(key), ref);
}
