import type { Text } from '@toric/contracts/kernel/sentence';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../../app/words.ts';
import type { Place } from './cells.ts';
import type { Marking } from './use-marking.ts';

type Props = {
  readonly place: Place;
  readonly marking: Marking;
  readonly label: { readonly row: string; readonly column: Text };
  readonly text: string;
  readonly shown: ReactNode;
  readonly fault: Text | undefined;
  readonly isEdited: boolean;
  readonly isMarked: boolean;
  readonly isRead: boolean;
  readonly isNumber: boolean;
};

/** Shows one cell. The focused cell contains a field, which receives the keys of the whole grid. */
export function Cell(props: Props) {
  const { place, marking, text, shown, fault, isEdited, isMarked, isRead, isNumber } = props;
  const t = useWords();
  const isHere = marking.focus.row === place.row && marking.focus.column === place.column;
  const isTyped = isHere && marking.typing !== undefined;
  const names = [
    ...(isNumber ? ['num'] : []),
    ...(isRead ? ['grid-read'] : []),
    ...(isEdited ? ['grid-edited'] : []),
    ...(fault ? ['grid-fault'] : []),
    ...(isMarked ? ['grid-marked'] : []),
    ...(isHere ? ['grid-here'] : []),
  ];
  return (
    <td
      className={names.join(' ')}
      aria-selected={isMarked}
      aria-readonly={isRead || undefined}
      aria-invalid={fault !== undefined || undefined}
      title={fault && t(fault)}
      onPointerDown={(event) => {
        if (isTyped || event.button !== 0) return;
        marking.leave();
        marking.go(place, event.shiftKey);
        event.currentTarget.querySelector('input')?.focus();
      }}
      onMouseDown={(event) => {
        // without this, the browser takes the focus from the field of the cell again
        if (!isTyped) event.preventDefault();
      }}
      onPointerEnter={(event) => {
        if (event.buttons === 1 && event.pointerType === 'mouse' && marking.typing === undefined)
          marking.go(place, true);
      }}
      onDoubleClick={() => {
        if (!isRead) marking.setTyping(text);
      }}
    >
      {!isTyped && <span className="clip grid-text">{shown ?? text}</span>}
      {isHere && <Field {...props} />}
    </td>
  );
}

function Field({ marking, label, text, fault, isRead }: Props) {
  const t = useWords();
  const faultId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { typing, setTyping, isEntered } = marking;
  const isTyped = typing !== undefined;
  useEffect(() => {
    // the first cell does not take the focus at the start, because the heading of the page has it
    if (isEntered.current) field.current?.focus({ preventScroll: true });
  }, [isEntered]);
  return (
    <>
      <input
        ref={field}
        className={isTyped ? 'grid-field typed' : 'grid-field'}
        aria-label={`${label.row}, ${t(label.column)}${isTyped ? '' : `: ${text}`}`}
        aria-invalid={fault !== undefined}
        aria-describedby={fault && faultId}
        autoComplete="off"
        spellCheck={false}
        readOnly={isRead}
        value={typing ?? ''}
        onChange={({ currentTarget }) => setTyping(currentTarget.value)}
        onKeyDown={marking.onKeyDown}
        onBlur={marking.leave}
      />
      {fault && (
        <span className="sr" id={faultId}>
          {t(fault)}
        </span>
      )}
    </>
  );
}
