import { memo, type MouseEvent } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../app/words.ts';
import type { AnyList, Row } from '../any-list.ts';
import type { ShownColumn } from '../columns/columns.ts';

type Props = {
  readonly list: AnyList;
  readonly row: Row;
  readonly columns: readonly ShownColumn[];
  readonly index: number;
  readonly id: string;
  readonly hasChoice: boolean;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isChanged: boolean;
  readonly isGone: boolean;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onChoose: (index: number, isRange: boolean) => void;
};

const CONTROLS = 'a, button, input, label, select, textarea';

/**
 * Returns true for a click on the row itself. Returns false for a click on a control in it, or for a selection of text.
 */
const isOnRow = ({ target }: MouseEvent) =>
  target instanceof Element && !target.closest(CONTROLS) && document.getSelection()?.isCollapsed !== false;

/** Returns true for a click that the browser should handle, for example one that opens a new tab. */
export const isForBrowser = ({ ctrlKey, metaKey, shiftKey, altKey, button }: MouseEvent): boolean =>
  ctrlKey || metaKey || shiftKey || altKey || button !== 0;

/** Returns the name of a row: the text of its first column, or otherwise its key. */
export const nameOf = (row: Row, columns: readonly Pick<ShownColumn, 'text'>[], key: string): string =>
  columns[0]?.text?.(row) || key;

/** Shows one row of a table. It is rendered again only if the row or its state changes. */
export const TableRow = memo(function TableRow(props: Props) {
  const { list, row, columns, index, id, hasChoice, isActive, isChosen, isChanged, isGone } = props;
  const { onActive, onOpen, onChoose } = props;
  const t = useWords();
  const name = nameOf(row, columns, list.key(row));
  const state = [isActive && 'here', isChanged && 'list-changed', isGone && 'list-gone'].filter(Boolean).join(' ');
  return (
    <tr
      id={id}
      className={state || undefined}
      aria-rowindex={index + 2}
      aria-selected={hasChoice ? isChosen : undefined}
      onClick={(event) => {
        if (!isOnRow(event)) return;
        onActive(index);
        if (list.href && !isForBrowser(event)) onOpen(index);
      }}
    >
      {hasChoice && (
        <td className="list-choice">
          <label className="hit">
            <input
              type="checkbox"
              checked={isChosen}
              aria-label={t({ en: `Choose ${name}`, zh: `选择 ${name}` })}
              onChange={() => {}} // the click handler below reads whether Shift was pressed
              onClick={(event) => onChoose(index, event.shiftKey)}
            />
          </label>
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.id}
          className={[at === 0 && 'list-first', column.align && 'num'].filter(Boolean).join(' ') || undefined}
          title={at === 0 ? name : undefined}
        >
          {at === 0 ? <FirstCell {...{ list, row, column, index, onOpen }} /> : column.cell(row)}
          {at === 0 && isGone && <span className="sr">{t(GONE)}</span>}
        </td>
      ))}
    </tr>
  );
});

const GONE = { en: 'It no longer matches the filters.', zh: '不再符合筛选条件。' };

type FirstProps = Pick<Props, 'list' | 'row' | 'index' | 'onOpen'> & { readonly column: ShownColumn };

/** Shows the cell that names the row. It is the link to the record. */
export function FirstCell({ list, row, column, index, onOpen }: FirstProps) {
  const content = column.cell(row);
  if (!list.href) return content;
  return (
    <Link
      className="plain clip list-link"
      to={list.href(row)}
      onClick={(event) => {
        if (isForBrowser(event)) return;
        event.preventDefault();
        onOpen(index);
      }}
    >
      {content}
    </Link>
  );
}
