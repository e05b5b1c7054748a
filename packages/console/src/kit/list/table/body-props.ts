import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { AnyList } from '../any-list.ts';
import type { ShownColumn } from '../columns/columns.ts';
import type { Held } from '../rows/held.ts';

/** The rows on the screen, and the way to bring another row there. */
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
  /** The place to which a list is scrolled when it is shown again. */
  readonly startTop: number;
  /** The number of pixels at the lower edge that the bar covers. */
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
  /** The place at which the rows begin within the part that scrolls. */
  readonly top: number;
};
