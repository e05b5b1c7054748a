import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { memo, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePreferences } from '../../../app/preferences.ts';
import type { AnyList } from '../any-list.ts';
import type { Held } from '../rows/held.ts';
import type { BodyProps } from './body-props.ts';
import { CardRows } from './card-rows.tsx';
import { HEAD_HEIGHT } from './table-head.tsx';
import { TableRows } from './table-rows.tsx';
import './rows.css';

const OVERSCAN = 8;
/** The next page is read when this number of rows is left below the visible rows. */
const NEAR_END = 25;
const CARD_HEIGHT = 132;

function rowHeight(isRoomy: boolean, hasEyes: boolean): number {
  if (hasEyes) return isRoomy ? 54 : 46;
  return isRoomy ? 44 : 36;
}

/** Shows the rows of a list. Only visible rows are rendered, so that 10,000 rows scroll smoothly. */
export const ListBody = memo(function ListBody(props: BodyProps) {
  const { held, list, isNarrow, scroller, view, covered, onRange, onEnd } = props;
  const isRoomy = usePreferences().preferences.density === 'roomy';
  const height = isNarrow ? CARD_HEIGHT : rowHeight(isRoomy, list.eyes === true);
  const [box, top] = useTop(scroller, isNarrow ? 0 : HEAD_HEIGHT);
  const rows = useVirtualizer<HTMLDivElement, Element>({
    count: held.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => keyAt(list, held, index),
    overscan: OVERSCAN,
    initialOffset: props.startTop,
    scrollMargin: top,
    scrollPaddingStart: isNarrow ? 0 : HEAD_HEIGHT,
    scrollPaddingEnd: covered,
  });
  const measured = useRef(height);
  useEffect(() => {
    // cards are measured one by one, so they are measured again only if the height of all rows changes
    if (measured.current !== height) rows.measure();
    measured.current = height;
  }, [rows, height]);

  const { first, last } = rangeOf(rows, covered);
  useEffect(() => {
    view.current = { first, last, show: (index) => rows.scrollToIndex(index, { align: 'auto' }) };
    onRange(first, last);
  }, [view, rows, first, last, onRange]);
  const isNearEnd = last >= held.rows.length - NEAR_END && held.next !== null;
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, held.rows.length, onEnd]);

  return (
    <div ref={box} className={list.eyes ? 'list-rows eyes-rows' : 'list-rows'}>
      {isNarrow ? <CardRows {...{ ...props, rows, top }} /> : <TableRows {...{ ...props, rows, top }} />}
    </div>
  );
});

/** Returns the first and the last row that a person can see. The bar at the lower edge covers some rows. */
function rangeOf(rows: Virtualizer<HTMLDivElement, Element>, covered: number): { first: number; last: number } {
  const { startIndex: first = 0, endIndex = 0 } = rows.calculateRange() ?? {};
  const edge = (rows.scrollOffset ?? 0) + (rows.scrollRect?.height ?? 0) - covered;
  let last = endIndex;
  while (last > first && (rows.measurementsCache[last]?.start ?? 0) >= edge) last -= 1;
  return { first, last };
}

const keyAt = (list: AnyList, held: Held, index: number): string => {
  const row = held.rows[index];
  return row ? list.key(row) : String(index);
};

/**
 * Measures where the rows begin. The chips above them may wrap, so the position is measured again when their size
 * changes.
 */
function useTop(scroller: RefObject<HTMLDivElement | null>, headHeight: number) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setTop((box.current?.offsetTop ?? 0) + headHeight);
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of scroller.current?.children ?? []) if (part !== box.current) observer.observe(part);
    return () => observer.disconnect();
  }, [scroller, headHeight]);
  return [box, top] as const;
}
