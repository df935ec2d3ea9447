import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToolButton } from '../tool-button.tsx';
import type { OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';
import type { FindState } from './pdf-search.ts';

export type FindBarProps = {
  readonly pdf: OpenPdf;
  readonly found: FindState | null;
  readonly onClose: () => void;
};

/** Typing searches at once; this long after the last letter, so that a word is one search. */
const PAUSE_MS = 250;

/** Finds text in the whole document, Chinese included. */
export function FindBar({ pdf, found, onClose }: FindBarProps) {
  const { t } = useTranslation('material');
  const [query, setQuery] = useState('');
  const asked = useRef('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const find = (direction: 'next' | 'previous') => {
    if (query === '') return;
    pdf.search.find(query, query === asked.current ? direction : 'new');
    asked.current = query;
  };
  useEffect(() => {
    if (query === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = query;
      pdf.search.find(query, 'new');
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [pdf, query]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    find('next');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.shiftKey) find('previous');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form onSubmit={submit} role="search" className={classes.find}>
      <input
        ref={field}
        type="search"
        className={classes.findBox}
        placeholder={t('pdf.find')}
        aria-label={t('pdf.find')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-testid="pdf-find"
      />
      <span className={classes.found} aria-live="polite" data-testid="pdf-found">
        {query !== '' && found && countText(found, t('pdf.notFound'))}
      </span>
      <ToolButton
        tool={{
          id: 'find-previous',
          label: t('pdf.findPrevious'),
          keys: 'Shift+Enter',
          icon: <IconChevronUp size="1.2rem" />,
          run: () => find('previous'),
        }}
      />
      <ToolButton
        tool={{
          id: 'find-next',
          label: t('pdf.findNext'),
          keys: 'Enter',
          icon: <IconChevronDown size="1.2rem" />,
          run: () => find('next'),
        }}
      />
      <ToolButton
        tool={{
          id: 'find-close',
          label: t('pdf.findClose'),
          keys: 'Esc',
          icon: <IconX size="1.2rem" />,
          run: onClose,
        }}
      />
    </form>
  );
}

function countText({ current, total, pending }: FindState, nothing: string): string {
  return total === 0 ? (pending ? '…' : nothing) : `${current}/${total}`;
}
