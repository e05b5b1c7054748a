import { useVirtualizer } from '@tanstack/react-virtual';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useEffect, useRef } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { useWords } from '../../app/words.ts';
import { isWithin, type Place } from './cells.ts';
import { Cell } from './cell.tsx';
import type { GridColumn } from './grid.types.ts';
import { type Marking, useMarking } from './use-marking.ts';
import type { SheetState } from './use-sheet.ts';
import './grid.css';

type Props<R> = {
  readonly label: Text;
  readonly rows: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  /** Returns the name of a row, for screen readers. */
  readonly rowName: (row: R) => string;
  readonly sheet: SheetState<R>;
};

const DENSE = 36;
const ROOMY = 44;
const OVERSCAN = 10;

/**
 * Shows a sheet of cells like a spreadsheet: arrows, marking, typing, copy and paste, fill down and undo. Only visible
 * rows are rendered. The focused cell is a field, so that every input method works in it, also for Chinese.
 */
export function Grid<R>(props: Props<R>) {
  const { label, rows, columns, sheet } = props;
  const t = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const height = usePreferences().preferences.density === 'roomy' ? ROOMY : DENSE;
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    ...{ count: rows.length, overscan: OVERSCAN, scrollPaddingStart: DENSE },
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const size = { rows: rows.length, columns: columns.length };
  const marking = useMarking(sheet, size, (row) => virtual.scrollToIndex(row, { align: 'auto' }));
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="grid-scroll" ref={scroller} onCopy={marking.onCopy} onPaste={marking.onPaste}>
      <table
        role="grid"
        className="grid"
        aria-label={t(label)}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        style={{ minWidth: columns.reduce((sum, { width }) => sum + width, 0) }}
      >
        <colgroup>
          {columns.map(({ id, width }) => (
            <col key={id} style={{ width }} />
          ))}
        </colgroup>
        <Head columns={columns} />
        <tbody>
          <Space height={above} span={columns.length} />
          {items.map(({ index }) => (
            <GridRow key={index} {...{ ...props, index, marking }} />
          ))}
          <Space height={below} span={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

function Head<R>({ columns }: Pick<Props<R>, 'columns'>) {
  const t = useWords();
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ id, label, align, check }) => (
          <th key={id} scope="col" className={align === 'end' ? 'num' : undefined}>
            {t(label)}
            {!check && <span className="sr"> {t({ en: '(only read)', zh: '（只读）' })}</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowProps<R> = Props<R> & { readonly index: number; readonly marking: Marking };

function GridRow<R>({ rows, columns, rowName, sheet, index, marking }: RowProps<R>) {
  const row = rows[index];
  if (row === undefined) return null;
  return (
    <tr aria-rowindex={index + 2}>
      {columns.map((column, at) => {
        const place: Place = { row: index, column: at };
        return (
          <Cell
            key={column.id}
            {...{ place, marking }}
            label={{ row: rowName(row), column: column.label }}
            text={sheet.textAt(place)}
            shown={column.show?.(row)}
            fault={sheet.faultAt(place)}
            isEdited={sheet.isEdited(place)}
            isMarked={isWithin(marking.bounds, place)}
            isRead={!column.check}
            isNumber={column.align === 'end'}
          />
        );
      })}
    </tr>
  );
}

function Space({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="grid-space">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
