import { Button, Group } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../material.module.css';
import type { FindState, OpenPdf } from './open-pdf.ts';

export type PdfFindProps = { readonly pdf: OpenPdf; readonly found: FindState | null };

/** Finds text in the whole document, Chinese included. */
export function PdfFind({ pdf, found }: PdfFindProps) {
  const { t } = useTranslation('judge');
  const [query, setQuery] = useState('');
  const [asked, setAsked] = useState('');
  const field = useFindKey();
  const find = (direction: 'next' | 'previous') => {
    if (query === '') return;
    pdf.find(query, query === asked ? direction : 'new');
    setAsked(query);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    find('next');
  };
  return (
    <form onSubmit={submit} role="search">
      <Group gap={4} wrap="nowrap">
        <input
          ref={field}
          type="search"
          className={classes.findBox}
          placeholder={t('material.find')}
          aria-label={t('material.find')}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          data-testid="pdf-find"
        />
        {asked !== '' && (
          <Button
            variant="default"
            size="compact-md"
            aria-label={t('material.findPrevious')}
            onClick={() => find('previous')}
          >
            <IconChevronUp size="1.1rem" />
          </Button>
        )}
        <Button
          variant="default"
          size="compact-md"
          type="submit"
          aria-label={t(asked === '' ? 'material.find' : 'material.findNext')}
        >
          {asked === '' ? <IconSearch size="1.1rem" /> : <IconChevronDown size="1.1rem" />}
        </Button>
        {asked !== '' && found && (
          <span aria-live="polite" data-testid="pdf-found" style={{ whiteSpace: 'nowrap' }}>
            {found.total === 0 && !found.pending
              ? t('material.notFound')
              : `${found.current}/${found.total}`}
          </span>
        )}
      </Group>
    </form>
  );
}

/** Ctrl+F goes to the document's search instead of the browser's, which sees only drawn pages. */
function useFindKey() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    globalThis.addEventListener('keydown', listener);
    return () => globalThis.removeEventListener('keydown', listener);
  }, []);
  return field;
}
