import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { AnyList } from '../any-list.ts';
import type { ShownColumn } from '../columns/columns.ts';
import type { Held } from '../rows/held.ts';

/** Describes the range of visible rows, with a function that scrolls to a row. */
export type View = { first: number; last: number; show: (index: number) => void };

export type BodyProps = {
  readonly list: AnyList;
  readonly held: Held;
  readonly columns: readonly ShownColumn[];
  readonly active: number;
  readonly chosen: ReadonlySet<string>;
  readonly isNarrow: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly view: RefObject<View>;
  /** The list is scrolled to this position when it is shown again. */
  readonly startTop: number;
  /** The bar with the keys or the actions covers this number of pixels at the lower edge of the list. */
  readonly covered: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onChoose: (index: number, isRange: boolean) => void;
  readonly onChooseAll: (isChosen: boolean) => void;
  readonly onWidth: (id: string, width: number) => void;
  readonly onRange: (first: number, last: number) => void;
  readonly onEnd: () => void;
};
export type RowsProps = BodyProps & {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  /** The rows begin at this position within the scrolling element. */
  readonly top: number;
};
