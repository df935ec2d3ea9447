import { Center } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Material } from '../../../../core/model/assignment.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { parseCsvRows } from './csv-rows.ts';
import { CsvTable } from './csv-table.tsx';
import { decodeText } from './decode-text.ts';
import classes from './material.module.css';
import { MaterialLoading } from './material-loading.tsx';
import { MaterialProblem } from './material-problem.tsx';
import { keepPlace, readPlace } from './reading-place.ts';

/** More than this is a data file; its beginning tells what it is. */
const LIMIT = 2 * 1024 * 1024;

export type TextViewProps = {
  readonly url: string;
  readonly material: Material;
  readonly place: string;
};

/** A text as it is, or a table of one; markup in it is text, too. */
export function TextView({ url, material, place }: TextViewProps) {
  const { t } = useTranslation('material');
  const format = useFormat();
  const { text, broken } = useText(url, material.size);
  const scroll = useRef<HTMLDivElement>(null);
  const ready = text !== null;
  useEffect(() => {
    const element = scroll.current;
    return ready && element !== null ? keepScroll(element, place) : undefined;
  }, [place, ready]);
  if (broken) return <MaterialProblem />;
  if (text === null) {
    return (
      <Center h="100%">
        <MaterialLoading />
      </Center>
    );
  }
  const rows = isTable(material) ? parseCsvRows(text) : null;
  return (
    <div className={classes.viewer}>
      {material.size > LIMIT && (
        <div className={classes.notice} role="status">
          {t('text.cut', { size: format.bytes(LIMIT), whole: format.bytes(material.size) })}
        </div>
      )}
      <div
        className={classes.textScroll}
        ref={scroll}
        tabIndex={0}
        role="group"
        aria-label={material.name}
        data-pane-focus
      >
        {rows ? (
          <CsvTable rows={rows} />
        ) : (
          <pre className={classes.text} data-testid="material-text">
            {text}
          </pre>
        )}
      </div>
    </div>
  );
}

function isTable({ mediaType, name }: Material): boolean {
  return /csv|tab-separated/.test(mediaType) || /\.(csv|tsv)$/i.test(name);
}

function useText(url: string, size: number) {
  const [text, setText] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const load = async () => {
      const headers = size > LIMIT ? { Range: `bytes=0-${LIMIT - 1}` } : undefined;
      const response = await fetch(url, { signal: abort.signal, ...(headers ? { headers } : {}) });
      if (!response.ok) throw new Error('no text');
      setText(decodeText(await response.arrayBuffer()));
    };
    load().catch(() => {
      if (!abort.signal.aborted) setBroken(true);
    });
    return () => abort.abort();
  }, [url, size]);
  return { text, broken };
}

/** Scrolls to where the text was left, and remembers where it is left next. */
function keepScroll(element: HTMLElement, place: string): () => void {
  const keeper = keepPlace(place);
  const ending = new AbortController();
  const begin = async () => {
    const offset = (await readPlace(place))?.offset;
    if (offset !== undefined && !ending.signal.aborted) element.scrollTop = offset;
  };
  void begin();
  const keep = () => keeper.keep({ offset: element.scrollTop });
  element.addEventListener('scroll', keep, { signal: ending.signal });
  return () => {
    ending.abort();
    keeper.end();
  };
}
