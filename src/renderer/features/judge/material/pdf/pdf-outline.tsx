import { Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';

type OutlineItem = Awaited<ReturnType<OpenPdf['document']['getOutline']>>[number];

/** The document's own table of contents. */
export function PdfOutline({ pdf }: { readonly pdf: OpenPdf }) {
  const { t } = useTranslation('material');
  const [items, setItems] = useState<readonly OutlineItem[] | null>(null);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      // A damaged one counts as none.
      const outline = await pdf.document.getOutline().catch(() => null);
      if (!gone) setItems(outline ?? []);
    };
    void load();
    return () => {
      gone = true;
    };
  }, [pdf]);
  if (items === null) return null;
  if (items.length === 0) return <Text p="sm">{t('pdf.noOutline')}</Text>;
  return <OutlineList pdf={pdf} items={items} depth={0} />;
}

type OutlineListProps = {
  readonly pdf: OpenPdf;
  readonly items: readonly OutlineItem[];
  readonly depth: number;
};

function OutlineList({ pdf, items, depth }: OutlineListProps) {
  return (
    <ul className={classes.outline} data-testid={depth === 0 ? 'outline' : undefined}>
      {items.map((item, index) => (
        // Titles repeat; the place in the list is what an item is.
        // oxlint-disable-next-line react/no-array-index-key
        <OutlineNode key={index} pdf={pdf} item={item} depth={depth} />
      ))}
    </ul>
  );
}

type OutlineNodeProps = {
  readonly pdf: OpenPdf;
  readonly item: OutlineItem;
  readonly depth: number;
};

function OutlineNode({ pdf, item, depth }: OutlineNodeProps) {
  const { t } = useTranslation('material');
  const [open, setOpen] = useState(depth === 0 && item.items.length < 30);
  // What only has an address leads out of the document, and nothing does.
  const leads = item.dest !== null;
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <li>
      <div className={classes.outlineRow}>
        {item.items.length > 0 ? (
          <UnstyledButton
            className={classes.outlineToggle ?? ''}
            aria-expanded={open}
            aria-label={t(open ? 'pdf.fold' : 'pdf.unfold', { title: item.title })}
            onClick={() => setOpen(!open)}
          >
            <Chevron size="1.1rem" />
          </UnstyledButton>
        ) : (
          <span className={classes.outlineToggle} />
        )}
        <UnstyledButton
          className={classes.outlineTitle ?? ''}
          disabled={!leads}
          fw={item.bold ? 700 : 400}
          onClick={() => void pdf.parts.links.goToDestination(item.dest ?? '')}
        >
          {item.title}
        </UnstyledButton>
      </div>
      {open && item.items.length > 0 && (
        <OutlineList pdf={pdf} items={item.items as OutlineItem[]} depth={depth + 1} />
      )}
    </li>
  );
}
