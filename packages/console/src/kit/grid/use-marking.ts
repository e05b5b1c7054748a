import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { boundsOf, filledDown, type Marked, moved, parseTable, pasted, type Place, placesIn, tableText } from './cells.ts';
import type { SheetState } from './use-sheet.ts';

type Size = { readonly rows: number; readonly columns: number };
/** The text in the cell that is typed, or undefined while cells are only marked. */
type Typing = string | undefined;

const PAGE = 12;
const STEPS: Readonly<Record<string, { rows?: number; columns?: number }>> = {
  ...{ ArrowUp: { rows: -1 }, ArrowDown: { rows: 1 }, ArrowLeft: { columns: -1 }, ArrowRight: { columns: 1 } },
  ...{ PageUp: { rows: -PAGE }, PageDown: { rows: PAGE }, Home: { columns: -1e6 }, End: { columns: 1e6 } },
};

/** Marks cells by keys and by the pointer, types into them, copies and pastes. */
export function useMarking<R>(sheet: SheetState<R>, size: Size, onMove: (row: number) => void) {
  const [marked, setMarked] = useState<Marked>({ anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } });
  const [typing, setTyping] = useState<Typing>();
  /** True once a person went to a cell. Its field then takes the focus, also from outside the grid. */
  const isEntered = useRef(false);
  const { focus } = marked;
  const bounds = boundsOf(marked);

  function go(to: Place, isMore = false): void {
    isEntered.current = true;
    setMarked((before) => ({ anchor: isMore ? before.anchor : to, focus: to }));
    onMove(to.row);
  }
  function commit(step: { rows?: number; columns?: number } = {}): void {
    if (typing !== undefined) sheet.change([{ ...focus, text: typing }]);
    setTyping(undefined);
    go(moved(focus, step, size));
  }

  /** Keys while a text is typed. All others are for the field. */
  function typeKey(event: KeyboardEvent): void {
    const { key, shiftKey, nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    if (key === 'Enter') commit({ rows: shiftKey ? -1 : 1 });
    else if (key === 'Tab') commit({ columns: shiftKey ? -1 : 1 });
    else if (key === 'Escape') setTyping(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function withControl({ key }: KeyboardEvent): boolean {
    if (key === 'z') sheet.undo();
    else if (key === 'd') sheet.change(filledDown(bounds, sheet.textAt));
    else if (key === 'Home') go({ row: 0, column: 0 });
    else if (key === 'End') go({ row: size.rows - 1, column: size.columns - 1 });
    else return false;
    return true;
  }

  function beginTyping(): void {
    if (sheet.at(focus).column?.check) setTyping(sheet.textAt(focus));
  }

  function moveKey(event: KeyboardEvent): boolean {
    const { key, shiftKey } = event;
    const step = STEPS[key];
    if (step) go(moved(focus, step, size), shiftKey);
    else if (key === 'Enter' || key === 'F2') beginTyping();
    else if (key === 'Delete' || key === 'Backspace')
      sheet.change(placesIn(bounds).map((place) => ({ ...place, text: '' })));
    else return false;
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (typing !== undefined) return typeKey(event);
    const isTaken = event.ctrlKey || event.metaKey ? withControl(event) : moveKey(event);
    if (isTaken) event.preventDefault();
  }

  function onCopy(event: ClipboardEvent): void {
    if (typing !== undefined) return;
    const rows = Array.from({ length: bounds.bottom - bounds.top + 1 }, (_, row) =>
      Array.from({ length: bounds.right - bounds.left + 1 }, (__, column) =>
        sheet.textAt({ row: bounds.top + row, column: bounds.left + column }),
      ),
    );
    event.clipboardData.setData('text/plain', tableText(rows));
    event.preventDefault();
  }

  function onPaste(event: ClipboardEvent): void {
    const table = parseTable(event.clipboardData.getData('text/plain'));
    const isTable = table.length > 1 || (table[0]?.length ?? 0) > 1;
    if (table.length === 0 || (typing !== undefined && !isTable)) return;
    event.preventDefault();
    setTyping(undefined);
    const texts = pasted(table, bounds, size);
    sheet.change(texts);
    const last = texts.at(-1);
    if (last) setMarked({ anchor: { row: bounds.top, column: bounds.left }, focus: last });
  }

  return { bounds, focus, isEntered, typing, setTyping, go, commit, onKeyDown, onCopy, onPaste };
}

export type Marking = ReturnType<typeof useMarking>;
