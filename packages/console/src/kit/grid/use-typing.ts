import { type KeyboardEvent, useRef, useState } from 'react';

type Step = { readonly rows?: number; readonly columns?: number };

/** Holds the text of the cell that is being typed. It is undefined while cells are only marked. */
export function useTyping(onCommit: (text: string) => void, onStep: (step: Step) => void) {
  const [typing, setText] = useState<string>();
  /** Is true while a text is typed. A removed field fires blur once more, and its text must not be committed twice. */
  const isOpen = useRef(false);

  function setTyping(text: string | undefined): void {
    isOpen.current = text !== undefined;
    setText(text);
  }
  function commit(): void {
    if (isOpen.current && typing !== undefined) onCommit(typing);
    setTyping(undefined);
  }
  /** Handles the keys that end the typing. The field handles all other keys. */
  function typeKey(event: KeyboardEvent): void {
    const { key, shiftKey, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const back = shiftKey ? -1 : 1;
    const step = key === 'Enter' ? { rows: back } : key === 'Tab' ? { columns: back } : undefined;
    if (!step && key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (!step) return setTyping(undefined);
    commit();
    onStep(step);
  }
  return { typing, setTyping, leave: commit, typeKey };
}
