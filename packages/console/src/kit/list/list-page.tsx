import { useMediaQuery } from '@mantine/hooks';
import type { PagedOperation } from '@toric/client/types';
import { type ComponentType, useMemo } from 'react';
import { useMay } from '../../app/api.ts';
import { today } from '../../app/words.ts';
import type { ListSpec } from '../kit.types.ts';
import { NotAllowed } from '../show/states.tsx';
import { type AnyList, anyList, withAllowedExpansions } from './any-list.ts';
import { BulkBar } from './bulk/bulk-bar.tsx';
import { type ShownColumn, shownColumns } from './columns/columns.ts';
import { ColumnChooser } from './columns/column-chooser.tsx';
import { Chips } from './filters/chips.tsx';
import { type ListQuery, queryOf } from './filters/filter-values.ts';
import { ListHead } from './list-head.tsx';
import { ListNews } from './list-news.tsx';
import { ListState } from './list-state.tsx';
import { prepareRows } from './rows/use-rows.ts';
import { ListBody } from './table/list-body.tsx';
import { ListFoot } from './table/list-foot.tsx';
import { type ListDesk, useListDesk } from './use-list-desk.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListScan } from './use-list-scan.ts';
import { type ListState as State, useListState } from './views/use-list-state.ts';
import { useWidths } from './columns/use-widths.ts';
import { ViewTabs } from './views/view-tabs.tsx';
import './list.css';

/** Returns the page of a list: filters in words, views, columns, endless rows, actions for chosen rows, and keys. */
export function listPage<O extends PagedOperation>(spec: ListSpec<O>): ComponentType {
  const list = anyList(spec);
  prepareRows(list);
  return function List() {
    const may = useMay();
    const allowed = useMemo(() => withAllowedExpansions(list, may), [may]);
    return may(list.operation) ? <ListPage list={allowed} /> : <NotAllowed operation={list.operation} />;
  };
}

function ListPage({ list }: { readonly list: AnyList }) {
  const state = useListState(list);
  const { filters } = state;
  const day = today();
  const asked = useMemo(
    () => queryOf(list.operation, { declared: list.filters, filters, today: day }),
    [list, filters, day],
  );
  const query = useMemo(() => ({ query: asked.query }), [asked.query]);
  const desk = useListDesk(list, query, state.isReady && asked.needs === undefined);
  const [widths, setWidth] = useWidths(state.columns, state.setColumns);
  const columns = useMemo(() => shownColumns(list.columns, widths), [list, widths]);
  useListKeys(list, desk);
  useListScan(list, state);
  const { held } = desk.rows;
  return (
    <div className="list" ref={desk.scroller} onScroll={desk.onScroll}>
      <div className="list-top">
        <ListHead {...{ list, state, query, columns, held }} />
        <ViewTabs {...{ list, state }} total={held?.total} totalIsExact={held?.totalIsExact ?? true} />
        <div className="bench last">
          <Chips {...{ list, filters }} faults={asked.faults} onChange={state.setFilters} />
          <span className="grow" />
          <ColumnChooser list={list} arranged={state.columns} onChange={state.setColumns} />
        </div>
        <ListNews rows={desk.rows} onShow={() => desk.activate(-1)} scroller={desk.scroller} />
      </div>
      <Rows {...{ list, state, asked, desk, columns, query, setWidth }} />
    </div>
  );
}

type RowsProps = {
  readonly list: AnyList;
  readonly state: State;
  readonly asked: ListQuery;
  readonly query: Pick<ListQuery, 'query'>;
  readonly desk: ListDesk;
  readonly columns: readonly ShownColumn[];
  readonly setWidth: (id: string, width: number) => void;
};

/** The bar with the keys covers the lower edge. While rows are chosen, the actions cover more of it. */
const [KEYS_HEIGHT, BULK_HEIGHT] = [40, 96];

function Rows({ list, state, asked, desk, columns, query, setWidth }: RowsProps) {
  const isNarrow = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false }) === true;
  const { rows, keys, scroller, view, active, activate, startTop, open, onChoose, onChooseAll, onRange } = desk;
  const { held } = rows;
  if (!held || held.rows.length === 0) return <ListState {...{ list, state, rows }} needs={asked.needs} />;
  return (
    <>
      <ListBody
        {...{ list, held, columns, active, isNarrow, scroller, view, startTop, onChoose, onChooseAll, onRange }}
        chosen={keys}
        covered={keys.size > 0 ? BULK_HEIGHT : KEYS_HEIGHT}
        onActive={activate}
        onOpen={open}
        onWidth={setWidth}
        onEnd={rows.readNext}
      />
      <ListState {...{ list, state, rows }} needs={undefined} />
      <div className="bulkbar list-bar">
        <BulkBar {...{ list, desk, held }} asked={query} />
        <ListFoot list={list} held={held} range={desk.range} />
      </div>
    </>
  );
}
