import { Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconEye,
  IconFileExport,
  IconId,
  IconListNumbers,
  IconPackageImport,
  IconReceipt,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../../../app/use-query.ts';
import { KeyCardDialog } from '../../identity/index.ts';
import { CalibrationDialog } from '../calibration/index.ts';
import { useDeskStore } from '../desk-store.ts';
import { ExportBundleDialog } from './export-bundle-dialog.tsx';
import { PackageDialog } from './package-dialog.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { WitnessDialog } from './witness-dialog.tsx';

type Opened = 'export' | 'receipt' | 'witness' | 'package' | 'ranking' | 'card' | null;
const ITEMS = [
  { id: 'export', icon: IconFileExport, testId: 'export-bundle' },
  { id: 'receipt', icon: IconReceipt, testId: 'import-receipt' },
  { id: 'witness', icon: IconEye, testId: 'witness' },
  { id: 'package', icon: IconPackageImport, testId: 'import-package' },
  { id: 'ranking', icon: IconListNumbers, testId: 'own-ranking' },
  { id: 'card', icon: IconId, testId: 'key-card' },
] as const;

/** Everything that goes out of this computer or comes in, and the judge's own overview. */
export const HandOverMenu = memo(HandOver);

function HandOver() {
  const { t } = useTranslation('judge');
  const swapSides = useDeskStore((store) => store.swapSides);
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  useOpenedDialog(setOpened);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            rightSection={<IconChevronDown size="1rem" />}
            data-testid="hand-over"
          >
            {t('handOver.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ITEMS.map(({ id, icon: Icon, testId }) => (
            <Menu.Item
              key={id}
              leftSection={<Icon size="1.2rem" />}
              onClick={() => setOpened(id)}
              data-testid={testId}
            >
              {t(`handOver.${id}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconSwitchHorizontal size="1.2rem" />} onClick={swapSides}>
            {t('handOver.swap')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ExportBundleDialog opened={opened === 'export'} onClose={close} />
      <ReceiptDialog opened={opened === 'receipt'} onClose={close} />
      <WitnessDialog opened={opened === 'witness'} onClose={close} />
      <PackageDialog opened={opened === 'package'} onClose={close} />
      <CalibrationDialog opened={opened === 'ranking'} onClose={close} />
      <KeyCardDialog opened={opened === 'card'} onClose={close} />
    </>
  );
}

/** A double click on a package or a receipt opens what takes it. */
function useOpenedDialog(open: (dialog: Opened) => void): void {
  const name = useQuery('app.openedFile', {}).data?.name.toLowerCase() ?? '';
  const wanted = name.endsWith('.jbpkg')
    ? 'package'
    : name.endsWith('.jbreceipt')
      ? 'receipt'
      : null;
  useEffect(() => {
    if (wanted !== null) open(wanted);
  }, [wanted, open]);
}
