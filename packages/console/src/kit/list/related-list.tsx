import type { PagedOperation } from '@toric/client/types';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { ListSpec } from '../kit.types.ts';
import { Empty, Failed, Loading } from '../show/states.tsx';
import { type AnyList, anyList, withAllowedExpansions } from './any-list.ts';
import { shownColumns } from './columns/columns.ts';
import { type RowQuery, useRows } from './rows/use-rows.ts';
import './list.css';

type Props<O extends PagedOperation> = {
  readonly spec: ListSpec<O>;
  /** Holds the parameters of the path of the operation. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
};

const MORE = { en: 'Show more', zh: '显示更多' };
const STAYS = () => true;
const AT_TOP = () => 0;

/**
 * Shows the rows of a list that belong to a record, in a tab of the record. It has the columns of the list, but no
 * filters.
 */
export function RelatedList<O extends PagedOperation>({ spec, params, query }: Props<O>) {
  const may = useMay();
  const list = useMemo(() => withAllowedExpansions(anyList(spec), may), [spec, may]);
  // the query object is new at each rendering, but its content stays the same
  const asked = JSON.stringify({ query: query ?? {}, ...(params && { params }) });
  // safe cast: the value was serialised in the line above
  const stable = useMemo(() => JSON.parse(asked) as RowQuery, [asked]);
  if (!may(list.operation)) return null;
  return <RelatedRows list={list} asked={stable} />;
}

function RelatedRows({ list, asked }: { readonly list: AnyList; readonly asked: RowQuery }) {
  const t = useWords();
  const rows = useRows(list, asked, { enabled: true, isOnList: STAYS, firstInView: AT_TOP });
  const columns = useMemo(() => shownColumns(list.columns, []), [list]);
  const { held, failed, isReading } = rows;
  if (failed) return <Failed problem={failed} retry={rows.retry} />;
  if (!held) return <Loading rows={4} />;
  if (held.rows.length === 0) return <Empty {...list.empty} />;
  return (
    <div className="scroll">
      <table aria-label={t(list.title)}>
        <thead>
          <tr>
            {columns.map(({ id, label, align }) => (
              <th key={id} className={align && 'num'}>
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.rows.map((row) => (
            <tr key={list.key(row)}>
              {columns.map((column, at) => (
                <td key={column.id} className={column.align && 'num'}>
                  {at === 0 && list.href ? (
                    <Link className="nowrap" to={list.href(row)}>
                      {column.cell(row)}
                    </Link>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="list-more row">
        {held.waiting.size > 0 && (
          <button type="button" className="btn small" onClick={rows.showNew}>
            {t({ en: 'Show the new ones', zh: '显示新增内容' })}
          </button>
        )}
        {held.next !== null && (
          <button type="button" className="btn small" disabled={isReading} onClick={rows.readNext}>
            {t(MORE)}
          </button>
        )}
      </div>
    </div>
  );
}
