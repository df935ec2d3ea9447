import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry, Material } from '../../../../core/model/assignment.ts';
import { useTransport } from '../../../app/transport-context.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDesk } from '../use-desk.ts';
import { ImageView } from './image-view.tsx';
import classes from './material.module.css';
import { PdfView } from './pdf/pdf-view.tsx';
import { UnreadContext } from './readable.ts';
import { TextView } from './text-view.tsx';
import { findCaptions } from './unopened.ts';
import { useReadingTime } from './use-reading-time.ts';
import { VideoView } from './video-view.tsx';

export type MaterialViewProps = { readonly material: Material; readonly entry: Entry };

/** Shows a material by its kind; what cannot be shown is said plainly. */
export function MaterialView({ material, entry }: MaterialViewProps) {
  const tell = useReadingTime(entry.id, material.sha256);
  return (
    <UnreadContext value={tell}>
      <View material={material} entry={entry} />
    </UnreadContext>
  );
}

function View({ material, entry }: MaterialViewProps) {
  const { fileBase } = useTransport();
  const url = `${fileBase}/materials/${material.sha256}`;
  const { scope } = useDesk();
  const place = `${scope}/${entry.id}/${material.sha256}`;
  const [family] = material.mediaType.split('/');
  if (material.mediaType === 'application/pdf') {
    return <PdfView url={url} material={material} entry={entry.id} />;
  }
  if (family === 'image') return <ImageView url={url} name={material.name} />;
  if (family === 'video' || family === 'audio') {
    const captions = findCaptions(material, entry.materials);
    const address = captions && `${fileBase}/materials/${captions.sha256}`;
    return <VideoView url={url} material={material} captions={address} place={place} />;
  }
  if (family === 'text') return <TextView url={url} material={material} place={place} />;
  return <UnknownMaterial url={url} material={material} />;
}

function UnknownMaterial({ url, material }: { readonly url: string; readonly material: Material }) {
  const { t } = useTranslation('material');
  const format = useFormat();
  return (
    <div className={classes.message} data-testid="material-unknown">
      <Text size="lg" fw={600}>
        {t('unknown', { type: material.mediaType })}
      </Text>
      <Text>{t('unknownText')}</Text>
      <Anchor href={url} download={material.name}>
        {t('download', { name: material.name, size: format.bytes(material.size) })}
      </Anchor>
    </div>
  );
}
