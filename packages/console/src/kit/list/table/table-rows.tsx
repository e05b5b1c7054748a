import { useId } from 'react';
import { useWords } from '../../../app/words.ts';
import type { ShownColumn } from '../columns/columns.ts';
import type { RowsProps } from './body-props.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';

const CHOICE_WIDTH = 44;

/**
 * Shows the rows as a table. The first column and the header stay visible. Space above and below replaces the rows that
 * are not rendered.
 */
export function TableRows(props: RowsProps) {
  const { list, held, columns, active, chosen, rows, top, onActive, onOpen, onChoose, onChooseAll, onWidth } = props;
  const t = useWords();
  const id = useId();
  const hasChoice = (list.bulk?.length ?? 0) > 0;
  const items = rows.getVirtualItems();
  const above = (items[0]?.start ?? top) - top;
  const below = rows.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  const span = columns.length + (hasChoice ? 1 : 0);
  const isActiveShown = items.some(({ index }) => index === active);
  return (
    <table
      role="grid"
      className="list-table"
      aria-label={t(list.title)}
      aria-rowcount={held.next === null ? held.rows.length + 1 : -1}
      aria-multiselectable={hasChoice || undefined}
      aria-activedescendant={isActiveShown ? `${id}-${active}` : undefined}
      tabIndex={0}
      style={{ minWidth: widthOf(columns, hasChoice) }}
    >
      <colgroup>
        {hasChoice && <col style={{ width: CHOICE_WIDTH }} />}
        {columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <TableHead
        {...{ columns, hasChoice, onChooseAll, onWidth }}
        isAllChosen={chosen.size > 0 && chosen.size >= held.rows.length}
        isSomeChosen={chosen.size > 0}
      />
      <tbody>
        <Space height={above} span={span} />
        {items.map(({ index, key }) => {
          const row = held.rows[index];
          if (!row) return null;
          const name = list.key(row);
          return (
            <TableRow
              {...{ list, row, columns, index, hasChoice, onActive, onOpen, onChoose }}
              key={key}
              id={`${id}-${index}`}
              isActive={index === active}
              isChosen={chosen.has(name)}
              isChanged={held.changed.has(name)}
              isGone={held.gone.has(name)}
            />
          );
        })}
        <Space height={below} span={span} />
      </tbody>
    </table>
  );
}

const widthOf = (columns: readonly ShownColumn[], hasChoice: boolean) =>
  columns.reduce((sum, { width }) => sum + width, hasChoice ? CHOICE_WIDTH : 0);

function Space({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true" className="list-space">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
