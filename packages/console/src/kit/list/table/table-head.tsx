import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useWords } from '../../../app/words.ts';
import type { ShownColumn } from '../columns/columns.ts';
import { limitWidth } from '../columns/columns.ts';

/** The header has this height in pixels. It stays at the top, so rows are scrolled to a place below it. */
export const HEAD_HEIGHT = 32;
const STEP = 16;

type Props = {
  readonly columns: readonly ShownColumn[];
  readonly hasChoice: boolean;
  readonly isAllChosen: boolean;
  readonly isSomeChosen: boolean;
  readonly onChooseAll: (isChosen: boolean) => void;
  readonly onWidth: (id: string, width: number) => void;
};

const ALL = { en: 'Choose all rows that were read', zh: '选择已读取的所有行' };

/** Shows the header of a list. It stays at the upper edge, and its columns can be resized. */
export function TableHead({ columns, hasChoice, isAllChosen, isSomeChosen, onChooseAll, onWidth }: Props) {
  const t = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {hasChoice && (
          <th className="list-choice">
            <label className="hit">
              <input
                type="checkbox"
                aria-label={t(ALL)}
                checked={isAllChosen}
                ref={(box) => {
                  if (box) box.indeterminate = isSomeChosen && !isAllChosen;
                }}
                onChange={(event) => onChooseAll(event.currentTarget.checked)}
              />
            </label>
          </th>
        )}
        {columns.map((column, index) => (
          <th
            key={column.id}
            className={[index === 0 && 'list-first', column.align && 'num'].filter(Boolean).join(' ') || undefined}
          >
            <span className="clip">{t(column.label)}</span>
            <WidthHandle column={column} onWidth={onWidth} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Shows the edge of a column. It is dragged, or moved with the arrow keys. */
function WidthHandle({ column, onWidth }: { readonly column: ShownColumn; readonly onWidth: Props['onWidth'] }) {
  const t = useWords();
  const start = useRef<{ x: number; width: number }>(undefined);
  const down = (event: PointerEvent<HTMLSpanElement>) => {
    start.current = { x: event.clientX, width: column.width };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  };
  const move = ({ clientX }: PointerEvent) => {
    if (start.current) onWidth(column.id, limitWidth(start.current.width + clientX - start.current.x));
  };
  const up = () => {
    start.current = undefined;
  };
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(column.id, limitWidth(column.width + step));
  };
  return (
    <span
      className="list-edge"
      role="slider"
      aria-orientation="horizontal"
      aria-label={t({ en: `Width of ${column.label.en}`, zh: `${column.label.zh}的宽度` })}
      aria-valuemin={limitWidth(0)}
      aria-valuemax={limitWidth(Number.MAX_SAFE_INTEGER)}
      aria-valuenow={column.width}
      tabIndex={0}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={press}
    />
  );
}
