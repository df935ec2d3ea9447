import { el } from './dom.ts';

type FileFieldProps = {
  readonly label: string;
  readonly accept: string;
  readonly multiple: boolean;
  readonly testId: string;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Takes files by choosing or dropping; works by keyboard, because it is an input with a label. */
export function fileField(props: FileFieldProps): HTMLElement {
  const { label, accept, multiple, testId, onFiles } = props;
  const input = el('input', { type: 'file', accept, multiple, 'data-testid': testId });
  const element = el('label', { class: 'drop' }, el('span', {}, label), input);
  input.addEventListener('change', () => {
    if (input.files && input.files.length > 0) onFiles([...input.files]);
    input.value = '';
  });
  const mark = (over: boolean) => element.classList.toggle('over', over);
  element.addEventListener('dragover', (event) => {
    event.preventDefault();
    mark(true);
  });
  element.addEventListener('dragleave', () => mark(false));
  element.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  });
  return element;
}
