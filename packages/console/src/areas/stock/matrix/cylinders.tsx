import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { formatDioptres } from '../../../app/formats.ts';
import { count, useWords } from '../../../app/words.ts';
import { heatOf, keyOfLens, type LensGrid, lensAt } from './lens-grid.ts';
import type { Stock } from './use-lens-stock.ts';

/** Draws one pixel for each lens, in the colours of the heat scale. The browser scales the picture. */
function draw(canvas: HTMLCanvasElement, grid: LensGrid, stock: Stock, cylinder: number) {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const style = getComputedStyle(canvas);
  const colours = [0, 1, 2, 3, 4].map((step) => style.getPropertyValue(`--heat-${step}`));
  pen.clearRect(0, 0, canvas.width, canvas.height);
  grid.spheres.forEach((_, row) => {
    grid.columns.forEach((__, column) => {
      const lens = lensAt(grid, { cylinder, row, column });
      const boxes = stock.get(keyOfLens(lens))?.here ?? 0;
      if (boxes === 0 && !grid.made.contains(lens)) return;
      pen.fillStyle = colours[heatOf(boxes)] ?? '';
      pen.fillRect(column, row, 1, 1);
    });
  });
}

function Map({ grid, stock, cylinder }: { readonly grid: LensGrid; readonly stock: Stock; readonly cylinder: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useComputedColorScheme();
  useEffect(() => {
    // The small maps are drawn after the grid. A picture keeps its colours, so each theme draws its own.
    const timer = setTimeout(() => canvas.current && draw(canvas.current, grid, stock, cylinder), 50 + cylinder * 5);
    return () => clearTimeout(timer);
  }, [grid, stock, cylinder, theme]);
  return (
    <canvas
      ref={canvas}
      className="mx-map"
      width={grid.columns.length}
      height={grid.spheres.length}
      aria-hidden="true"
    />
  );
}

const boxesOf = (grid: LensGrid, stock: Stock, cylinder: number | undefined) =>
  [...stock.values()]
    .filter(
      ({ parameters }) =>
        parameters.cylinder === cylinder &&
        Object.entries(grid.fit).every(([name, value]) => Reflect.get(parameters, name) === value),
    )
    .reduce((sum, { here }) => sum + here, 0);

const LEGEND = [
  ['h4', { en: '18 and more', zh: '18 盒及以上' }],
  ['h3', { en: '9–17', zh: '9–17' }],
  ['h2', { en: '4–8', zh: '4–8' }],
  ['h1', { en: '1–3', zh: '1–3' }],
  ['h0', { en: 'made, none here', zh: '有此度数，本仓无货' }],
  ['no', { en: 'not made', zh: '不生产' }],
] as const;

/** Shows one small map for each cylinder, with the number of its boxes, and a legend of the colours. */
export function Cylinders({
  grid,
  stock,
  chosen,
  onChoose,
}: {
  readonly grid: LensGrid;
  readonly stock: Stock;
  readonly chosen: number;
  readonly onChoose: (cylinder: number) => void;
}) {
  const t = useWords();
  return (
    <div className="cyls" role="group" aria-label={t({ en: 'Cylinder', zh: '柱镜' })}>
      {grid.cylinders.map((cylinder, at) => (
        <button
          key={cylinder ?? 'none'}
          type="button"
          className="cyl"
          aria-pressed={at === chosen}
          onClick={() => onChoose(at)}
        >
          <Map grid={grid} stock={stock} cylinder={at} />
          <b>
            {cylinder === undefined
              ? t({ en: 'spherical', zh: '球面' })
              : `${t({ en: 'cyl', zh: '柱镜' })} ${formatDioptres(cylinder)}`}
          </b>
          <span className="fine dim">
            {t(count(boxesOf(grid, stock, cylinder), { one: '{n} box', other: '{n} boxes', zh: '{n} 盒' }))}
          </span>
        </button>
      ))}
      <p className="legend col">
        {LEGEND.map(([tone, label]) => (
          <span key={tone}>
            <i className={tone} />
            {t(label)}
          </span>
        ))}
      </p>
    </div>
  );
}
