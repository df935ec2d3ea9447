import { Tabs, Text } from '@mantine/core';
import { type FocusEvent, memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../core/model/assignment.ts';
import { useDesk } from '../use-desk.ts';
import { useMaterialStore } from './material-store.ts';
import classes from './material.module.css';
import { MaterialView } from './material-view.tsx';
import { PaneTools } from './pane-tools.tsx';
import { useNotesOutbox } from './use-notes.ts';
import { useMaximized } from './use-maximized.ts';

/** The materials of an entry, one tab each; the one last looked at is the one that is shown. */
export const MaterialPane = memo(Pane);

function Pane({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('material');
  const { scope } = useDesk();
  const place = `${scope}/${entry.id}`;
  const remembered = useMaterialStore((store) => store.shown[place]);
  const show = useMaterialStore((store) => store.show);
  const frame = useRef<HTMLDivElement>(null);
  const { maximized, toggle, leave } = useMaximized(frame);
  useNotesOutbox();
  const [first] = entry.materials;
  if (first === undefined) {
    return (
      <div className={classes.message}>
        <Text size="lg">{t('none')}</Text>
        {entry.summary && <Text style={{ whiteSpace: 'pre-line' }}>{entry.summary}</Text>}
      </div>
    );
  }
  const shown = entry.materials.find(({ sha256 }) => sha256 === remembered) ?? first;
  // Who tabs out of the enlarged material wants to be where the focus went.
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && relatedTarget.closest('[data-pane]') !== null) {
      if (frame.current?.contains(relatedTarget) === false) leave();
    }
  };
  return (
    <div
      ref={frame}
      className={`${classes.pane} ${maximized ? classes.maximized : ''}`}
      onBlur={onBlur}
      data-maximized={maximized}
      data-testid="material-pane"
    >
      <Tabs
        value={shown.sha256}
        onChange={(next) => next !== null && show(place, next)}
        keepMounted={false}
        className={classes.tabs ?? ''}
      >
        <div className={classes.head}>
          <Tabs.List className={classes.tabList ?? ''}>
            {entry.materials.map((material) => (
              <Tabs.Tab
                key={material.sha256}
                value={material.sha256}
                title={material.name}
                data-testid={`material-${material.sha256.slice(0, 8)}`}
                data-media-type={material.mediaType}
              >
                <span className={classes.tabName}>{material.name}</span>
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <PaneTools entry={entry} maximized={maximized} onMaximize={toggle} />
        </div>
        <Tabs.Panel value={shown.sha256} className={classes.panel ?? ''}>
          <MaterialView key={shown.sha256} material={shown} entry={entry} />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
