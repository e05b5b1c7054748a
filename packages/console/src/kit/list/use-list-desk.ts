import { useCallback, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { createStore } from '../../app/store.ts';
import type { AnyList } from './any-list.ts';
import { type Choice, chooseAll, chooseUpTo, NOTHING_CHOSEN, toggle } from './bulk/choice.ts';
import { placeIn } from './place.ts';
import type { Held } from './rows/held.ts';
import { type RowQuery, type Rows, useRows } from './rows/use-rows.ts';
import type { View } from './table/body-props.ts';
import { useFocusedRow } from './use-focused-row.ts';

const START: View = { first: 0, last: 0, show: () => {} };

/** Holds the working state of a list: the rows, the focused row, and the chosen rows. */
export function useListDesk(list: AnyList, asked: RowQuery, enabled: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const view = useRef<View>(START);
  const inHand = useRef({ active: -1, chosen: 0 });
  const [range] = useState(() => createStore({ first: 0, last: 0 }));
  const rows = useRows(list, asked, {
    enabled,
    isOnList: useCallback(() => isInHand(scroller.current, inHand.current), []),
    firstInView: useCallback(() => view.current.first, []),
  });
  const { active, activate, startTop, onScroll } = useFocusedRow({ scroller, view, isHeld: rows.held !== undefined });
  const choice = useChoice(list, rows);
  useEffect(() => {
    inHand.current = { active, chosen: choice.keys.size };
  });
  const onRange = useCallback(
    (first: number, last: number) => {
      const { first: from, last: to } = range.get();
      if (from !== first || to !== last) range.set({ first, last });
    },
    [range],
  );
  const open = useOpen(list, rows.held, activate);
  return { scroller, view, range, rows, active, activate, startTop, onScroll, onRange, open, ...choice };
}
export type ListDesk = ReturnType<typeof useListDesk>;

/** Returns true while a person works on the list. Then its rows must keep their places. */
function isInHand(part: HTMLElement | null, { active, chosen }: { active: number; chosen: number }): boolean {
  if (!part || active >= 0 || chosen > 0 || part.scrollTop > 0) return true;
  return part.querySelector('.list-rows:hover, .list-rows:focus-within') !== null;
}

function useChoice(list: AnyList, { store, held }: Rows) {
  const [chosen, setChosen] = useState<{ of: unknown; choice: Choice }>({ of: store, choice: NOTHING_CHOSEN });
  const latest = useRef<Held>(undefined);
  useEffect(() => {
    latest.current = held;
  });
  // other filters make another list, in which no row is chosen
  const choice = chosen.of === store ? chosen.choice : NOTHING_CHOSEN;
  const set = useCallback(
    (change: (choice: Choice) => Choice) =>
      setChosen((before) => ({ of: store, choice: change(before.of === store ? before.choice : NOTHING_CHOSEN) })),
    [store],
  );
  const keys = useCallback(() => (latest.current?.rows ?? []).map(list.key), [list]);
  const onChoose = useCallback(
    (index: number, isRange: boolean) => {
      const row = latest.current?.rows[index];
      if (!row) return;
      const key = list.key(row);
      set((before) => (isRange ? chooseUpTo(before, key, keys()) : toggle(before, key)));
    },
    [list, set, keys],
  );
  const onChooseAll = useCallback(
    (isChosen: boolean) => set(() => (isChosen ? chooseAll(keys()) : NOTHING_CHOSEN)),
    [set, keys],
  );
  return { keys: choice.keys, onChoose, onChooseAll };
}

/** Returns a function that opens the record of a row. It passes the place in the list to the page of the record. */
function useOpen(list: AnyList, held: Held | undefined, activate: (index: number) => void) {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const latest = useRef({ held, address: '' });
  useEffect(() => {
    latest.current = { held, address: `${pathname}${search}` };
  });
  return useCallback(
    (index: number, press?: string) => {
      const { held: now, address } = latest.current;
      const { href } = list;
      const row = now?.rows[index];
      if (!now || !row || !href) return;
      activate(index);
      const { total, totalIsExact } = now;
      const place = placeIn(now.rows.map(href), { list: address, index, total, totalIsExact });
      void navigate(href(row), { state: { place, ...(press && { press }) } });
    },
    [list, navigate, activate],
  );
}
