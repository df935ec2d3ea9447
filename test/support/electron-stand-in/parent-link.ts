import type { FromMain, Question, ToMain } from './messages.ts';

type Answerer = (question: Question) => unknown;

const answerers = new Map<Question['kind'], Answerer>();
let onClose = () => {};

/** Sends to the test that started this process; without one there is nobody to tell. */
export function tellParent(message: FromMain): void {
  process.send?.(message);
}

/** Says who answers one kind of question. */
export function answerQuestions<K extends Question['kind']>(
  kind: K,
  answer: (question: Extract<Question, { kind: K }>) => unknown,
): void {
  answerers.set(kind, answer as Answerer);
}

export function onWindowClosed(listener: () => void): void {
  onClose = listener;
}

process.on('message', (message: ToMain) => {
  if (message.type === 'close-window') onClose();
  else void respond(message.id, message.question);
});
// The test is gone: so is the screen.
process.on('disconnect', () => process.exit(0));

async function respond(id: number, question: Question): Promise<void> {
  try {
    const answer = answerers.get(question.kind);
    if (!answer) throw new Error(`nobody answers ${question.kind}`);
    tellParent({ type: 'answer', id, ok: true, value: await answer(question) });
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    tellParent({ type: 'answer', id, ok: false, value: text });
  }
}
