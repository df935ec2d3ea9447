import { useTranslation } from 'react-i18next';
import type { FromPaper } from '../../../../core/model/score-sheet.ts';

/** Who typed a sheet from paper; wherever the sheet is shown. */
export function PaperMark({ fromPaper }: { readonly fromPaper: FromPaper }) {
  const { t } = useTranslation('judge');
  const [first = '', second = ''] = fromPaper.enteredBy;
  return <strong data-testid="paper-mark">{t('paper.mark', { first, second })}</strong>;
}
