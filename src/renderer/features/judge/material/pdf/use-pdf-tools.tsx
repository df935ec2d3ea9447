import {
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconBook,
  IconBookmark,
  IconBookmarkFilled,
  IconFile,
  IconLayoutSidebar,
  IconMinus,
  IconNote,
  IconPlus,
  IconRotateClockwise,
  IconScript,
  IconSearch,
} from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { type PdfLayout, useMaterialStore } from '../material-store.ts';
import type { Tool } from '../tool.ts';
import type { PdfState } from './create-viewer.ts';
import type { OpenPdf } from './open-pdf.ts';
import type { Pins } from './use-pins.ts';

const SIZE = '1.2rem';
const ZOOM_STEP = 1.2;

export type PdfToolsOptions = {
  readonly pdf: OpenPdf | null;
  readonly state: PdfState | null;
  readonly container: RefObject<HTMLDivElement | null>;
  readonly pins: Pins;
  readonly onFind: () => void;
};

/** Everything that can be done with an open PDF, in the order of importance. */
export function usePdfTools(options: PdfToolsOptions): readonly Tool[] {
  const panel = usePanelTool();
  const looks = useLookTools(options);
  const noteTools = useNoteTools(options);
  const layouts = useLayoutTools(options);
  const { t } = useTranslation('material');
  if (options.pdf === null || options.state === null) return [];
  const find: Tool = {
    id: 'find',
    label: t('pdf.find'),
    keys: '/',
    icon: <IconSearch size={SIZE} />,
    always: true,
    run: options.onFind,
  };
  return [find, ...looks, panel, ...noteTools, ...layouts];
}

function usePanelTool(): Tool {
  const { t } = useTranslation('material');
  const shown = useMaterialStore((store) => store.panelShown);
  const show = useMaterialStore((store) => store.showPanel);
  return {
    id: 'panel',
    label: t('pdf.panel'),
    keys: 'T',
    icon: <IconLayoutSidebar size={SIZE} />,
    pressed: shown,
    run: () => show(!shown),
  };
}

function useNoteTools({ pins, state }: PdfToolsOptions): readonly Tool[] {
  const { t } = useTranslation('material');
  const marked = pins.list.some(({ kind, page }) => kind === 'bookmark' && page === state?.page);
  const Bookmark = marked ? IconBookmarkFilled : IconBookmark;
  return [
    {
      id: 'bookmark',
      label: t('notes.mark'),
      keys: 'B',
      icon: <Bookmark size={SIZE} />,
      pressed: marked,
      run: pins.toggleBookmark,
    },
    {
      id: 'note',
      label: t('notes.add'),
      keys: 'M',
      icon: <IconNote size={SIZE} />,
      pressed: pins.placing,
      run: pins.startNote,
    },
  ];
}

function useLookTools({ pdf, state }: PdfToolsOptions): readonly Tool[] {
  const { t } = useTranslation('material');
  return [
    {
      id: 'zoom-out',
      label: t('zoomOut'),
      keys: '-',
      icon: <IconMinus size={SIZE} />,
      run: () => pdf?.zoom(1 / ZOOM_STEP),
    },
    {
      id: 'zoom-in',
      label: t('zoomIn'),
      keys: '+',
      icon: <IconPlus size={SIZE} />,
      run: () => pdf?.zoom(ZOOM_STEP),
    },
    {
      id: 'fit-width',
      label: t('pdf.fitWidth'),
      keys: 'W',
      icon: <IconArrowAutofitWidth size={SIZE} />,
      pressed: state?.fit === 'page-width',
      run: () => pdf?.fit('page-width'),
    },
    {
      id: 'fit-page',
      label: t('pdf.fitPage'),
      keys: 'G',
      icon: <IconArrowAutofitHeight size={SIZE} />,
      pressed: state?.fit === 'page-fit',
      run: () => pdf?.fit('page-fit'),
    },
    {
      id: 'rotate',
      label: t('pdf.rotate'),
      keys: 'R',
      icon: <IconRotateClockwise size={SIZE} />,
      run: () => pdf?.rotate(),
    },
  ];
}

function useLayoutTools({ container }: PdfToolsOptions): readonly Tool[] {
  const { t } = useTranslation('material');
  const layout = useMaterialStore((store) => store.layout);
  const setLayout = useMaterialStore((store) => store.setLayout);
  const choose = (next: PdfLayout) => () => {
    setLayout(next);
    container.current?.focus();
  };
  return [
    {
      id: 'continuous',
      label: t('pdf.continuous'),
      keys: 'C',
      icon: <IconScript size={SIZE} />,
      pressed: layout === 'continuous',
      run: choose('continuous'),
    },
    {
      id: 'single',
      label: t('pdf.single'),
      keys: 'S',
      icon: <IconFile size={SIZE} />,
      pressed: layout === 'single',
      run: choose('single'),
    },
    {
      id: 'spread',
      label: t('pdf.spread'),
      keys: 'D',
      icon: <IconBook size={SIZE} />,
      pressed: layout === 'spread',
      run: choose('spread'),
    },
  ];
}
