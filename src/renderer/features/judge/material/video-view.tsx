import { useState } from 'react';
import classes from './material.module.css';
import { MaterialProblem } from './material-problem.tsx';

/** A film with the browser's own controls; the file routes answer ranges, so it seeks. */
export function VideoView({ url, name }: { readonly url: string; readonly name: string }) {
  const [broken, setBroken] = useState(false);
  if (broken) return <MaterialProblem />;
  return (
    <div className={classes.scroll}>
      <video
        src={url}
        title={name}
        controls
        preload="metadata"
        className={classes.fit}
        onError={() => setBroken(true)}
        data-pane-focus
        data-testid="material-video"
      />
    </div>
  );
}
