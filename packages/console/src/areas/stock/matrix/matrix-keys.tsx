import { useKeys } from '../../../app/keys.ts';
import { useWords } from '../../../app/words.ts';
import { Key } from '../../../kit/show/key.tsx';
import type { LensGrid, Place } from './lens-grid.ts';

type Move = Partial<Record<keyof Place, number>>;
const GROUP = { en: 'Lens stock', zh: '镜片库存' };
const MOVES = [
  ['ArrowUp', { row: -1 }, { en: 'sphere up', zh: '球镜上移' }],
  ['ArrowDown', { row: 1 }, { en: 'sphere down', zh: '球镜下移' }],
  ['ArrowLeft', { column: -1 }, { en: 'axis back', zh: '轴位左移' }],
  ['ArrowRight', { column: 1 }, { en: 'axis on', zh: '轴位右移' }],
  ['[', { cylinder: -1 }, { en: 'weaker cylinder', zh: '较弱柱镜' }],
  [']', { cylinder: 1 }, { en: 'stronger cylinder', zh: '较强柱镜' }],
] as const satisfies readonly (readonly [string, Move, { en: string; zh: string }])[];

const within = (n: number, size: number) => Math.min(Math.max(n, 0), size - 1);

/**
 * Adds the keys of the matrix: arrows move by sphere and axis, brackets by cylinder, and N goes to the nearest lens in
 * stock.
 */
export function useMatrixKeys({
  grid,
  place,
  choose,
  goNearest,
}: {
  readonly grid: LensGrid;
  readonly place: Place;
  readonly choose: (place: Place) => void;
  readonly goNearest: () => void;
}) {
  const moved = (move: Move): Place => ({
    cylinder: within(place.cylinder + (move.cylinder ?? 0), grid.cylinders.length),
    row: within(place.row + (move.row ?? 0), grid.spheres.length),
    column: within(place.column + (move.column ?? 0), grid.columns.length),
  });
  useKeys([
    ...MOVES.map(([key, move, label]) => ({ key, label, group: GROUP, run: () => choose(moved(move)) })),
    { key: 'n', label: { en: 'nearest on a shelf', zh: '库存中最接近的' }, group: GROUP, run: goNearest },
  ]);
}

/** Shows the keys of the grid in a line below it. */
export function MatrixKeys() {
  const t = useWords();
  return (
    <p className="keys fine dimmer rule pad">
      <span>
        <Key>←</Key>
        <Key>→</Key> {t({ en: 'axis', zh: '轴位' })}
      </span>
      <span>
        <Key>↑</Key>
        <Key>↓</Key> {t({ en: 'sphere', zh: '球镜' })}
      </span>
      <span>
        <Key>[</Key>
        <Key>]</Key> {t({ en: 'cylinder', zh: '柱镜' })}
      </span>
      <span>
        <Key>N</Key> {t({ en: 'nearest', zh: '最接近' })}
      </span>
      <span>
        <Key>Enter</Key> {t({ en: 'lots', zh: '批次' })}
      </span>
      <span>{t({ en: 'or type −2.25 −1.75 90', zh: '或直接输入 −2.25 −1.75 90' })}</span>
    </p>
  );
}
