import type { ClipboardEvent, KeyboardEvent } from 'react';
import { filledDown, moved, placesIn } from './cells.ts';
import { cellsOfPaste, copyCells } from './clipboard.ts';
import { useMarked } from './use-marked.ts';
import type { SheetState } from './use-sheet.ts';
import { useTyping } from './use-typing.ts';

type Size = { readonly rows: number; readonly columns: number };

const PAGE = 12;
/** No sheet has this number of rows or columns. */
const ALL = 1_000_000;
const STEPS: Readonly<Record<string, { rows?: number; columns?: number }>> = {
  ...{ ArrowUp: { rows: -1 }, ArrowDown: { rows: 1 }, ArrowLeft: { columns: -1 }, ArrowRight: { columns: 1 } },
  ...{ PageUp: { rows: -PAGE }, PageDown: { rows: PAGE }, Home: { columns: -ALL }, End: { columns: ALL } },
};

/** Handles the keys and the pointer that mark, type, copy and paste cells. */
export function useMarking<R>(sheet: SheetState<R>, size: Size, onMove: (row: number) => void) {
  const { focus, bounds, isEntered, go, mark } = useMarked(onMove);
  const { typing, setTyping, leave, typeKey } = useTyping(
    (text) => sheet.change([{ ...focus, text }]),
    (step) => go(moved(focus, step, size)),
  );

  function withControl({ key }: KeyboardEvent): boolean {
    if (key === 'z') sheet.undo();
    else if (key === 'd') sheet.change(filledDown(bounds, sheet.textAt));
    else if (key === 'Home') go({ row: 0, column: 0 });
    else if (key === 'End') go({ row: size.rows - 1, column: size.columns - 1 });
    else return false;
    return true;
  }

  function moveKey({ key, shiftKey }: KeyboardEvent): boolean {
    const step = STEPS[key];
    const isTyped = sheet.at(focus).column?.check !== undefined;
    if (step) go(moved(focus, step, size), shiftKey);
    else if (key === 'Delete' || key === 'Backspace')
      sheet.change(placesIn(bounds).map((place) => ({ ...place, text: '' })));
    else if ((key === 'Enter' || key === 'F2') && isTyped) setTyping(sheet.textAt(focus));
    else return false;
    return true;
  }

  return {
    ...{ focus, bounds, isEntered, typing, setTyping, leave, go },
    onKeyDown: (event: KeyboardEvent): void => {
      if (typing !== undefined) return typeKey(event);
      const isTaken = event.ctrlKey || event.metaKey ? withControl(event) : moveKey(event);
      if (isTaken) event.preventDefault();
    },
    onCopy: (event: ClipboardEvent): void => {
      if (typing === undefined) copyCells(event, bounds, sheet.textAt);
    },
    onPaste: (event: ClipboardEvent): void => {
      const texts = cellsOfPaste(event, { bounds, size, isTyping: typing !== undefined });
      if (!texts) return;
      setTyping(undefined);
      sheet.change(texts);
      const last = texts.at(-1);
      if (last) mark({ row: bounds.top, column: bounds.left }, last);
    },
  };
}

export type Marking = ReturnType<typeof useMarking>;
