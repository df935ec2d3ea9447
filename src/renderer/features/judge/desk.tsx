import { useElementSize } from '@mantine/hooks';
import { useCallback, useEffect, useState } from 'react';
import { useHelpTopic } from '../../app/help-topic.ts';
import { usePreferences } from '../../app/preferences-store.ts';
import { ColumnHandle } from './column-handle.tsx';
import classes from './desk.module.css';
import { DeskNotices } from './desk-notices.tsx';
import { useDeskStore } from './desk-store.ts';
import { DeskTopBar } from './desk-top-bar.tsx';
import { EntryList } from './list/entry-list.tsx';
import { startPdf } from './material/pdf/load-pdfjs.ts';
import { MaterialPane } from './material/material-pane.tsx';
import { ReviewDialog } from './review/review-dialog.tsx';
import { SheetPane } from './sheet/sheet-pane.tsx';
import { StatusBar } from './status-bar.tsx';
import { useDeskItems } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { useSelectedItem } from './use-selected-item.ts';

/** Below this many rem the list folds away over the material. */
const FOLD_BELOW = 76;

/** Below this many rem of height the desk scrolls, and its foot has only what acts. */
const SHORT_BELOW = 24;

/** The judge's desk: entries, material, score sheet, and what is saved, sealed and delivered. */
export function Desk() {
  useHelpTopic('judge-desk');
  const items = useDeskItems();
  const { item, select } = useSelectedItem();
  const [reviewing, setReviewing] = useState<readonly string[] | null>(null);
  const { ref, width, height } = useElementSize();
  const textScale = usePreferences((preferences) => preferences.textScale);
  const store = useDeskStore();
  const rem = (16 * textScale) / 100;
  const narrow = width > 0 && width / rem < FOLD_BELOW;
  const short = height > 0 && height / rem < SHORT_BELOW;
  const [floating, setFloating] = useState(false);
  const listShown = narrow ? floating : store.listShown;
  useEffect(startPdf, []);
  const review = (entries: readonly string[]) => setReviewing(entries);
  useDeskKeys({ item, onReview: () => item && review([item.deskEntry.entry.id]) });
  const toggleList = useCallback(
    () => (narrow ? setFloating((shown) => !shown) : store.showList(!store.listShown)),
    [narrow, store],
  );
  const closeReview = useCallback(() => setReviewing(null), []);

  const list = listShown && (
    <section
      className={`${classes.column} ${classes.list} ${narrow ? classes.floating : ''}`}
      style={{ width: `${store.listWidth}rem`, flexShrink: 0 }}
      data-pane="list"
      tabIndex={-1}
    >
      <EntryList
        selected={item?.deskEntry.entry.id ?? null}
        onSelect={(entry) => {
          select(entry);
          setFloating(false);
        }}
        onFold={toggleList}
      />
    </section>
  );
  const sheet = (
    <section
      className={`${classes.column} ${classes.sheetColumn}`}
      style={{ width: `${store.sheetWidth}rem`, flexShrink: 0, maxWidth: '60%' }}
      data-pane="sheet"
      tabIndex={-1}
    >
      {item && <SheetPane item={item} onReview={() => review([item.deskEntry.entry.id])} />}
    </section>
  );
  const sheetLeft = store.sheetSide === 'left';
  const sheetHandle = (
    <ColumnHandle
      label="sheet"
      width={store.sheetWidth}
      direction={sheetLeft ? 1 : -1}
      onWidth={store.setSheetWidth}
    />
  );
  return (
    <div className={classes.desk} ref={ref} data-short={short || undefined} data-testid="desk">
      <DeskTopBar
        division={item?.deskEntry.entry.division ?? null}
        place={item ? items.indexOf(item) + 1 : 0}
        total={items.length}
        listShown={listShown}
        onToggleList={toggleList}
      />
      <DeskNotices />
      <div className={classes.columns}>
        {list}
        {listShown && !narrow && (
          <ColumnHandle
            label="list"
            width={store.listWidth}
            direction={1}
            onWidth={store.setListWidth}
          />
        )}
        {sheetLeft && sheet}
        {sheetLeft && sheetHandle}
        <section
          className={`${classes.column} ${classes.middle}`}
          data-pane="material"
          tabIndex={-1}
        >
          {item && <MaterialPane key={item.deskEntry.entry.id} entry={item.deskEntry.entry} />}
        </section>
        {!sheetLeft && sheetHandle}
        {!sheetLeft && sheet}
      </div>
      <StatusBar item={item} onReview={review} />
      <ReviewDialog entries={reviewing} onClose={closeReview} />
    </div>
  );
}
