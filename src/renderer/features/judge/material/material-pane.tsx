import { Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../core/model/assignment.ts';
import classes from './material.module.css';
import { MaterialView } from './material-view.tsx';

/** The materials of an entry, one tab each; a tab once opened keeps its place. */
export function MaterialPane({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation('material');
  const [tab, setTab] = useState(entry.materials[0]?.sha256 ?? null);
  if (entry.materials.length === 0) {
    return (
      <div className={classes.message}>
        <Text size="lg">{t('none')}</Text>
        {entry.summary && <Text style={{ whiteSpace: 'pre-line' }}>{entry.summary}</Text>}
      </div>
    );
  }
  return (
    <Tabs
      value={tab}
      onChange={(next) => setTab(next as typeof tab)}
      keepMounted={false}
      className={classes.tabs ?? ''}
    >
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
      {entry.materials.map((material) => (
        <Tabs.Panel key={material.sha256} value={material.sha256} className={classes.panel ?? ''}>
          <MaterialView material={material} entry={entry.id} />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
