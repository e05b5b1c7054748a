import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { formatDioptres } from '../../../app/formats.ts';
import { useWords } from '../../../app/words.ts';
import { heatOf, keyOfLens, type LensGrid, lensAt, type Place } from './lens-grid.ts';
import type { Stock } from './use-lens-stock.ts';
import './matrix.css';

const ROW = 23;
const NARROWEST = 30;
const WIDEST = 56;
const HEAD = 24;
const SIDE = 56;

type Props = {
  readonly grid: LensGrid;
  readonly stock: Stock;
  readonly place: Place;
  readonly near: Place | undefined;
  readonly label: string;
  readonly onPlace: (place: Place) => void;
  /** Opens the lots of the chosen lens. */
  readonly onEnter: () => void;
  /** Starts to type the power of a lens with this character. */
  readonly onType: (sign: string) => void;
};

const isSame = (a: Place | undefined, b: Place) =>
  a?.cylinder === b.cylinder && a.row === b.row && a.column === b.column;

/**
 * Returns the width of a column. It is as wide as the frame allows, so that most products need no horizontal scrolling.
 */
const widthOf = (frame: number, columns: number) =>
  Math.min(WIDEST, Math.max(NARROWEST, Math.floor((frame - SIDE - 2) / Math.max(1, columns))));

function useWindow({ grid, place }: Pick<Props, 'grid' | 'place'>) {
  const { ref: measured, width: framed } = useElementSize<HTMLDivElement>();
  const frame = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(frame, measured);
  const column = widthOf(framed, grid.columns.length);
  const shared = { getScrollElement: () => frame.current, overscan: 4 };
  const rows = useVirtualizer({
    ...shared,
    count: grid.spheres.length,
    estimateSize: () => ROW,
    paddingStart: HEAD,
    scrollPaddingStart: HEAD,
  });
  const columns = useVirtualizer({
    ...shared,
    horizontal: true,
    count: grid.columns.length,
    estimateSize: () => column,
    paddingStart: SIDE,
    scrollPaddingStart: SIDE,
  });
  useEffect(() => columns.measure(), [columns, column]);
  useEffect(() => {
    rows.scrollToIndex(place.row);
    columns.scrollToIndex(place.column);
  }, [place.row, place.column, rows, columns]);
  return { ref, rows, columns };
}

/** Returns the label of a column. Base curves and diameters have one decimal, or two if they need them: 7.85. */
function labelOf(value: number | string | undefined, across: LensGrid['across']): string {
  if (typeof value !== 'number') return value ?? '';
  if (across === 'add') return formatDioptres(value);
  return across === 'axis' ? String(value) : value.toFixed(Math.round(value * 100) % 10 === 0 ? 1 : 2);
}

function Cell({
  grid,
  stock,
  place,
  isChosen,
  isNear,
  left,
  width,
}: Pick<Props, 'grid' | 'stock' | 'place'> & {
  readonly isChosen: boolean;
  readonly isNear: boolean;
  readonly left: number;
  readonly width: number;
}) {
  const lens = lensAt(grid, place);
  const boxes = stock.get(keyOfLens(lens))?.here ?? 0;
  const isMade = boxes > 0 || grid.made.contains(lens);
  const tone = isMade ? `h${heatOf(boxes)}` : 'no';
  return (
    <div
      role="gridcell"
      id={`lens-${place.row}-${place.column}`}
      aria-selected={isChosen}
      aria-colindex={place.column + 2}
      data-column={place.column}
      className={`mx-cell ${tone}${isChosen ? ' sel' : ''}${isNear ? ' near' : ''}`}
      style={{ left, width }}
    >
      {boxes > 0 ? boxes : isMade ? '·' : ''}
    </div>
  );
}

type Line = Pick<Props, 'grid' | 'stock' | 'place' | 'near'> & {
  readonly row: number;
  readonly top: number;
  readonly width: number;
  readonly columns: readonly VirtualItem[];
};

function Row({ grid, stock, place, near, row, top, width, columns }: Line) {
  return (
    <div role="row" aria-rowindex={row + 2} data-row={row} className="mx-row" style={{ top, width }}>
      <div role="rowheader" aria-colindex={1} className={row === place.row ? 'mx-side on' : 'mx-side'}>
        {formatDioptres(grid.spheres[row] ?? 0)}
      </div>
      {columns.map(({ index, start, size }) => {
        const here = { cylinder: place.cylinder, row, column: index };
        return (
          <Cell
            key={index}
            grid={grid}
            stock={stock}
            place={here}
            left={start}
            width={size}
            isChosen={isSame(place, here)}
            isNear={isSame(near, here)}
          />
        );
      })}
    </div>
  );
}

function Head({ grid, place, width, columns }: Pick<Line, 'grid' | 'place' | 'width' | 'columns'>) {
  const t = useWords();
  return (
    <div role="row" aria-rowindex={1} className="mx-top" style={{ width }}>
      <div role="columnheader" aria-colindex={1} className="mx-corner">
        <span className="sr">{t({ en: 'Sphere', zh: '球镜' })}</span>
      </div>
      {columns.map(({ index, start, size }) => (
        <div
          key={index}
          role="columnheader"
          aria-colindex={index + 2}
          className={index === place.column ? 'mx-head on' : 'mx-head'}
          style={{ left: start, width: size }}
        >
          {labelOf(grid.columns[index], grid.across) || t({ en: 'Boxes', zh: '盒数' })}
        </div>
      ))}
    </div>
  );
}

/** Moves the place by the keys that only the grid has. Arrows, brackets and letters are keys of the page. */
function useGridKeys({ grid, place, onPlace, onEnter, onType }: Props) {
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, Partial<Place>> = {
      Home: { column: 0 },
      End: { column: grid.columns.length - 1 },
      PageUp: { row: Math.max(0, place.row - 10) },
      PageDown: { row: Math.min(grid.spheres.length - 1, place.row + 10) },
    };
    const move = moves[event.key];
    if (move) onPlace({ ...place, ...move });
    else if (event.key === 'Enter') onEnter();
    else if (/^[-+.\d]$/.test(event.key)) onType(event.key);
    else return;
    event.preventDefault();
  };
}

/**
 * Shows the boxes of one cylinder, sphere by sphere. Only visible cells are rendered, so that the largest product opens
 * at once.
 */
export function Cells(props: Props) {
  const { grid, place, label, onPlace } = props;
  const { ref, rows, columns } = useWindow(props);
  const onKeyDown = useGridKeys(props);
  const width = columns.getTotalSize();
  const shown = columns.getVirtualItems();
  const lines = rows.getVirtualItems();
  const isInView = lines.some(({ index }) => index === place.row) && shown.some(({ index }) => index === place.column);
  const choose = ({ target }: MouseEvent) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
    const row = cell?.parentElement?.dataset['row'];
    if (cell && row) onPlace({ ...place, row: Number(row), column: Number(cell.dataset['column']) });
  };
  return (
    <div
      ref={ref}
      className="mx-frame"
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={grid.spheres.length + 1}
      aria-colcount={grid.columns.length + 1}
      aria-activedescendant={isInView ? `lens-${place.row}-${place.column}` : undefined}
      onKeyDown={onKeyDown}
      onClick={choose}
    >
      <div role="presentation" className="mx-sheet" style={{ height: rows.getTotalSize(), width }}>
        <Head grid={grid} place={place} width={width} columns={shown} />
        {lines.map(({ index, start }) => (
          <Row key={index} {...props} row={index} top={start} width={width} columns={shown} />
        ))}
      </div>
    </div>
  );
}
