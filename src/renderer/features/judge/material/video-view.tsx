import { NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Material } from '../../../../core/model/assignment.ts';
import classes from './material.module.css';
import { MaterialProblem } from './material-problem.tsx';
import { useMaterialStore } from './material-store.ts';
import { keepPlace, readPlace } from './reading-place.ts';
import { useMaterialKeys } from './use-material-keys.ts';

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
/** Seconds that an arrow key goes back or forth. */
const JUMP = 5;
/** A film that was as good as over begins again. */
const REST = 3;

export type VideoViewProps = {
  readonly url: string;
  readonly material: Material;
  /** Address of the captions that have the film's name. */
  readonly captions: string | null;
  readonly place: string;
};

/** A film or a recording with the browser's own controls, from where it was left. */
export function VideoView({ url, material, captions, place }: VideoViewProps) {
  const { t, i18n } = useTranslation('material');
  const frame = useRef<HTMLDivElement>(null);
  const film = useRef<HTMLVideoElement>(null);
  const [broken, setBroken] = useState(false);
  const speed = useMaterialStore((store) => store.speed);
  const setSpeed = useMaterialStore((store) => store.setSpeed);
  useEffect(() => {
    const element = film.current;
    return element === null ? undefined : keepTime(element, place);
  }, [place]);
  useEffect(() => {
    if (film.current) film.current.playbackRate = speed;
  }, [speed]);
  const onKey = (event: KeyboardEvent): boolean => {
    const element = film.current;
    if (element === null) return false;
    if (event.key === ' ' || event.key === 'k') {
      if (element.paused) void element.play().catch(() => undefined);
      else element.pause();
    } else if (event.key === 'ArrowLeft') element.currentTime -= JUMP;
    else if (event.key === 'ArrowRight') element.currentTime += JUMP;
    else if (event.key === '<' || event.key === '>') {
      const at = SPEEDS.indexOf(speed as (typeof SPEEDS)[number]) + (event.key === '>' ? 1 : -1);
      setSpeed(SPEEDS[at] ?? speed);
    } else return false;
    return true;
  };
  useMaterialKeys(frame, [], onKey);
  if (broken) return <MaterialProblem />;
  return (
    <div className={classes.viewer} ref={frame}>
      <div className={classes.scroll}>
        <video
          ref={film}
          src={url}
          aria-label={material.name}
          controls
          controlsList="nodownload noremoteplayback"
          disablePictureInPicture
          preload="metadata"
          className={material.mediaType.startsWith('audio/') ? classes.audio : classes.fit}
          onLoadedMetadata={(event) => {
            event.currentTarget.playbackRate = speed;
          }}
          onError={() => setBroken(true)}
          data-pane-focus
          data-testid="material-video"
        >
          {captions !== null && (
            <track kind="captions" src={captions} srcLang={i18n.language} label="CC" default />
          )}
        </video>
      </div>
      <div className={classes.tools} data-testid="film-tools">
        <label className={classes.speed}>
          {t('film.speed')}
          <NativeSelect
            value={String(speed)}
            onChange={(event) => setSpeed(Number(event.currentTarget.value))}
            data={SPEEDS.map((value) => ({ value: String(value), label: `${value}×` }))}
            data-testid="film-speed"
          />
        </label>
        {captions !== null && <span data-testid="film-captions">{t('film.captions')}</span>}
      </div>
    </div>
  );
}

/** Goes to where the film was left, and remembers where it is left next. */
function keepTime(element: HTMLVideoElement, place: string): () => void {
  const keeper = keepPlace(place);
  const ending = new AbortController();
  const { signal } = ending;
  const begin = async () => {
    const offset = (await readPlace(place))?.offset;
    if (offset === undefined || signal.aborted) return;
    if (element.readyState === 0) await once(element, 'loadedmetadata', signal);
    if (offset < element.duration - REST) element.currentTime = offset;
  };
  begin().catch(() => undefined);
  const keep = () => keeper.keep({ offset: element.currentTime });
  element.addEventListener('pause', keep, { signal });
  element.addEventListener('seeked', keep, { signal });
  return () => {
    ending.abort();
    if (element.currentTime > 0) keep();
    keeper.end();
  };
}

function once(element: HTMLElement, event: string, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    element.addEventListener(event, resolve, { once: true, signal });
  });
}
