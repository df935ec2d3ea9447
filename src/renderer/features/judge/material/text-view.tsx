import { Center, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import classes from './material.module.css';
import { MaterialProblem } from './material-problem.tsx';

/** More text than this is a data file, not something to read beside a score sheet. */
const LIMIT = 2 * 1024 * 1024;

export function TextView({ url, size }: { readonly url: string; readonly size: number }) {
  const [text, setText] = useState<string | null>(null);
  const [broken, setBroken] = useState(size > LIMIT);
  useEffect(() => {
    if (size > LIMIT) return;
    const abort = new AbortController();
    const load = async () => {
      try {
        const response = await fetch(url, { signal: abort.signal });
        if (!response.ok) throw new Error('no text');
        setText(decodeText(await response.arrayBuffer()));
      } catch {
        if (!abort.signal.aborted) setBroken(true);
      }
    };
    void load();
    return () => abort.abort();
  }, [url, size]);
  if (broken) return <MaterialProblem />;
  if (text === null) {
    return (
      <Center h="100%">
        <Loader />
      </Center>
    );
  }
  return (
    <div className={classes.scroll} tabIndex={0} data-pane-focus>
      <pre className={classes.text} data-testid="material-text">
        {text}
      </pre>
    </div>
  );
}

/** Text files from Chinese Windows are often GB 18030. */
function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
