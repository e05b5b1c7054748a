import { IconX } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useEffect, useState } from 'react';
import { asProblem, explain } from './problem.ts';
import { createStore, useStore } from './store.ts';
import { text, useWords } from './words.ts';

const UNDO_MS = 10_000;
const SHORT_MS = 5_000;
const MOST_NOTES = 4;
const UNDO = text('Take it back', '撤销');
const CLOSE = text('Close', '关闭');

type Undo = { readonly label?: Text; readonly run: () => unknown };
type Options = { readonly undo?: Undo; readonly tone?: 'ok' | 'stop'; readonly stays?: boolean };
type Note = Options & { readonly id: number; readonly words: Text };

const notes = createStore<readonly Note[]>([]);
let nextId = 1;

const drop = (id: number) => notes.set(notes.get().filter((note) => note.id !== id));

/** Shows a note about an action that was done. With `undo`, the person can take it back for 10 seconds. */
export function tell(words: Text, options: Options = {}): void {
  const note: Note = { ...options, words, id: nextId };
  nextId += 1;
  notes.set([...notes.get(), note].slice(-MOST_NOTES));
}

async function takeBack({ id, undo }: Note): Promise<void> {
  drop(id);
  try {
    await undo?.run();
  } catch (error) {
    tell(explain(asProblem(error)), { tone: 'stop' });
  }
}

/** Shows the notes at the lower edge. A note stays while it has the pointer or the focus. */
export function Notes() {
  const t = useWords();
  return (
    <section className="notes" aria-label={t(text('What was done', '操作结果'))} aria-live="polite">
      {useStore(notes).map((note) => (
        <NoteLine key={note.id} note={note} />
      ))}
    </section>
  );
}

function NoteLine({ note }: { readonly note: Note }) {
  const t = useWords();
  const { id, words, undo, stays, tone } = note;
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (stays || isHeld) return;
    const timer = setTimeout(() => drop(id), undo ? UNDO_MS : SHORT_MS);
    return () => clearTimeout(timer);
  }, [id, undo, stays, isHeld]);
  return (
    <div
      className={tone === 'stop' ? 'said-note stop' : 'said-note'}
      role={tone === 'stop' ? 'alert' : undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="grow">{t(words)}</span>
      {undo && (
        <button type="button" className="btn small" onClick={() => void takeBack(note)}>
          {t(undo.label ?? UNDO)}
        </button>
      )}
      <button type="button" className="icon-btn" aria-label={t(CLOSE)} onClick={() => drop(id)}>
        <IconX size={16} stroke={1.5} />
      </button>
    </div>
  );
}
