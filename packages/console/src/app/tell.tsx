import type { Text } from '@toric/contracts/kernel/sentence';
import { notifications } from '@mantine/notifications';
import { preferencesStore } from './preferences.ts';
import { asProblem, explain } from './problem.ts';
import { text, useWords } from './words.ts';

const UNDO_MS = 10_000;
const SHORT_MS = 5_000;
const UNDO = text('Take it back', '撤销');
const CLOSE = text('Close', '关闭');

type Undo = { readonly label?: Text; readonly run: () => void | Promise<unknown> };
type Options = { readonly undo?: Undo; readonly tone?: 'ok' | 'stop'; readonly stays?: boolean };

/** Tells what was done. It can be taken back for 10 seconds if there is an `undo`. */
export function tell(words: Text, { undo, tone = 'ok', stays = false }: Options = {}): void {
  const id = crypto.randomUUID();
  const { language } = preferencesStore.get();
  const takeBack = async () => {
    notifications.hide(id);
    try {
      await undo?.run();
    } catch (error) {
      tell(explain(asProblem(error)), { tone: 'stop' });
    }
  };
  notifications.show({
    id,
    message: <Line words={words} undo={undo} takeBack={() => void takeBack()} />,
    autoClose: stays ? false : undo ? UNDO_MS : SHORT_MS,
    color: tone === 'stop' ? 'red' : 'tint',
    closeButtonProps: { 'aria-label': CLOSE[language] },
    role: tone === 'stop' ? 'alert' : 'status',
  });
}

type LineProps = { readonly words: Text; readonly undo: Undo | undefined; readonly takeBack: () => void };

function Line({ words, undo, takeBack }: LineProps) {
  const t = useWords();
  return (
    <span className="row between">
      <span>{t(words)}</span>
      {undo && (
        <button type="button" className="btn small" onClick={takeBack}>
          {t(undo.label ?? UNDO)}
        </button>
      )}
    </span>
  );
}
