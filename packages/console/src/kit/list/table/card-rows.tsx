import { useWords } from '../../../app/words.ts';
import type { Row } from '../any-list.ts';
import type { RowsProps } from './body-props.ts';
import { FirstCell, nameOf } from './table-row.tsx';

/** Shows the rows as cards, for a phone. A card is as high as its content. */
export function CardRows(props: RowsProps) {
  const { list, held, rows, top } = props;
  const t = useWords();
  const items = rows.getVirtualItems();
  return (
    <ul className="list-cards" aria-label={t(list.title)} style={{ height: rows.getTotalSize() }}>
      {items.map(({ index, key, start }) => {
        const row = held.rows[index];
        if (!row) return null;
        return (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className={cardClass(props, row, index)}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <Card {...{ ...props, row, index }} />
          </li>
        );
      })}
    </ul>
  );
}

function cardClass({ list, held, active, chosen }: RowsProps, row: Row, index: number): string | undefined {
  const key = list.key(row);
  const states = [
    index === active && 'here',
    chosen.has(key) && 'list-chosen',
    held.changed.has(key) && 'list-changed',
    held.gone.has(key) && 'list-gone',
  ];
  return states.filter(Boolean).join(' ') || undefined;
}

function Card({ list, row, index, columns, chosen, onChoose, onOpen }: RowsProps & { row: Row; index: number }) {
  const t = useWords();
  const [first, ...others] = columns;
  const key = list.key(row);
  return (
    <>
      {(list.bulk?.length ?? 0) > 0 && (
        <label className="hit">
          <input
            type="checkbox"
            checked={chosen.has(key)}
            aria-label={t({ en: `Choose ${nameOf(row, columns, key)}`, zh: `选择 ${nameOf(row, columns, key)}` })}
            onChange={() => onChoose(index, false)}
          />
        </label>
      )}
      <div className="grow">
        {first && <FirstCell {...{ list, row, index, onOpen }} column={first} />}
        <dl>
          {others.map((column) => (
            <div key={column.id}>
              <dt>{t(column.label)}</dt>
              <dd>{column.cell(row)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}
