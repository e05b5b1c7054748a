import { NativeSelect, TextInput } from '@mantine/core';
import type { ProductView } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { isLens } from '@toric/contracts/goods/goods';
import type { ParameterMatrix } from '@toric/contracts/lens';
import type { Dimension, PartialLens } from '@toric/optics/dimensions';
import { type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { formatNumber, formatPower } from '../../../app/formats.ts';
import { count, useLanguage, useWords } from '../../../app/words.ts';
import { parsePower } from '../../../kit/form/power.ts';
import { Answered } from '../../../kit/show/answered.tsx';
import { PageHead } from '../../../kit/show/page-head.tsx';
import { useProduct } from '../../catalogue/product-name.tsx';
import { useChosenWarehouse, WarehouseChoice } from '../warehouse-choice.tsx';
import { Cells } from './cells.tsx';
import { Cylinders } from './cylinders.tsx';
import { GoodsStock } from './goods-stock.tsx';
import { Inspect, nearestOnShelf } from './inspect.tsx';
import { type Fit, gridOf, lensAt, type LensGrid, type Place, placeOf } from './lens-grid.ts';
import { MatrixKeys, useMatrixKeys } from './matrix-keys.tsx';
import { useLensStock } from './use-lens-stock.ts';

const DIMENSION_NAMES: Readonly<Record<Dimension, { en: string; zh: string }>> = {
  baseCurve: { en: 'Base curve', zh: '基弧' },
  diameter: { en: 'Diameter', zh: '直径' },
  sphere: { en: 'Sphere', zh: '球镜' },
  cylinder: { en: 'Cylinder', zh: '柱镜' },
  axis: { en: 'Axis', zh: '轴位' },
  add: { en: 'Add', zh: '下加光' },
  dominance: { en: 'Design', zh: '设计' },
  colour: { en: 'Colour', zh: '颜色' },
  backOpticZone: { en: 'Back optic zone', zh: '后光学区' },
  returnZoneDepth: { en: 'Return zone depth', zh: '反转弧深度' },
  landingZoneAngle: { en: 'Landing zone angle', zh: '着陆角' },
  jessenFactor: { en: 'Jessen factor', zh: 'Jessen 因子' },
};

function Choices({ grid, onChoose }: { readonly grid: LensGrid; readonly onChoose: (fit: Fit) => void }) {
  const t = useWords();
  return grid.choices.map(({ dimension, values }) => (
    <NativeSelect
      key={dimension}
      aria-label={t(DIMENSION_NAMES[dimension])}
      data={values.map((value) => ({ value: String(value), label: `${t(DIMENSION_NAMES[dimension])} ${value}` }))}
      value={String(grid.fit[dimension] ?? '')}
      onChange={({ currentTarget }) => {
        const value = values.find((one) => String(one) === currentTarget.value);
        if (value !== undefined) onChoose({ ...grid.fit, [dimension]: value });
      }}
    />
  ));
}

/**
 * Returns the place at which the page opens: the middle of the powers. Most people are short-sighted, so they rarely
 * look for plano.
 */
function beginning(grid: LensGrid): Place {
  const row = grid.spheres.findIndex((sphere) => sphere <= -2);
  const column = grid.columns.indexOf(grid.across === 'axis' ? 90 : undefined);
  return { cylinder: 0, row: Math.max(0, row), column: Math.max(0, column) };
}

/**
 * Holds the chosen place, and moves to lenses that a person types or chooses. A lens with another base curve changes
 * the grid.
 */
function useChosenLens(matrix: ParameterMatrix) {
  const [fit, setFit] = useState<Fit>({});
  const grid = useMemo(() => gridOf(matrix, fit), [matrix, fit]);
  const [query] = useSearchParams();
  const [wanted, choose] = useState<Place>(() => {
    const read = parsePower(query.get('power') ?? '');
    return (read.ok ? placeOf(grid, { ...grid.fit, ...read.power }) : undefined) ?? beginning(grid);
  });
  const place = {
    cylinder: Math.min(wanted.cylinder, grid.cylinders.length - 1),
    row: Math.min(wanted.row, grid.spheres.length - 1),
    column: Math.min(wanted.column, grid.columns.length - 1),
  };
  const go = (lens: PartialLens) => {
    const next = gridOf(matrix, { ...grid.fit, ...lens });
    const found = placeOf(next, { ...next.fit, ...lens });
    if (!found) return false;
    setFit(next.fit);
    choose(found);
    return true;
  };
  return { grid, place, choose, go, setFit };
}

function GoTo({
  box,
  onGo,
}: {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onGo: (lens: PartialLens) => boolean;
}) {
  const t = useWords();
  const [wrong, setWrong] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const read = parsePower(box.current?.value ?? '');
        const found = read.ok && onGo(read.power);
        setWrong(!found);
        if (found && box.current) box.current.value = '';
        if (found) document.querySelector<HTMLElement>('.mx-frame')?.focus();
      }}
    >
      <TextInput
        ref={box}
        aria-label={t({ en: 'Go to a power', zh: '转到度数' })}
        placeholder={t({ en: 'Power, e.g. -2.25 -1.75 90', zh: '度数，例如 -2.25 -1.75 90' })}
        error={wrong && t({ en: 'This power is not made here.', zh: '没有此度数。' })}
      />
    </form>
  );
}

function Head({
  product,
  shelf,
  isWhole,
  children,
}: {
  readonly product: ProductView;
  readonly shelf: number;
  readonly isWhole: boolean;
  readonly children: ReactNode;
}) {
  const t = useWords();
  const where = useChosenWarehouse().chosen?.name ?? '';
  const made = formatNumber(product.matrix.count, useLanguage());
  const en = `Made in ${made} powers, {n} of them on a shelf in ${where}`;
  const about = count(shelf, { one: en, other: en, zh: `共生产 ${made} 种度数，其中 {n} 种在 ${where} 有货` });
  return (
    <PageHead
      title={{ en: product.name, zh: product.chineseName ?? product.name }}
      crumb={
        <>
          <Link to="/stock/lenses">{t({ en: 'Lens stock', zh: '镜片库存' })}</Link> › {product.brand}
        </>
      }
      about={`${t(about)}${isWhole ? '' : ` ${t({ en: '(still reading)', zh: '（读取中）' })}`}`}
      actions={children}
    />
  );
}

function useMatrix(product: ProductView) {
  const { chosen } = useChosenWarehouse();
  const { grid, place, choose, go, setFit } = useChosenLens(product.matrix);
  const { stock, isWhole } = useLensStock(product.id, chosen?.id);
  const { cylinder, row, column } = place;
  const lens = useMemo(() => lensAt(grid, { cylinder, row, column }), [grid, cylinder, row, column]);
  const nearest = useMemo(() => nearestOnShelf(grid, stock, lens)[0], [grid, stock, lens]);
  useMatrixKeys({ grid, place, choose, goNearest: () => nearest && go(nearest) });
  const shelf = useMemo(() => [...stock.values()].filter(({ here }) => here > 0).length, [stock]);
  return { grid, place, choose, go, setFit, stock, isWhole, lens, nearest, shelf, where: chosen?.name ?? '' };
}

function Matrix({ product }: { readonly product: ProductView }) {
  const t = useWords();
  const { grid, place, choose, go, setFit, stock, isWhole, lens, nearest, shelf, where } = useMatrix(product);
  const typed = useRef<HTMLInputElement>(null);
  const aside = useRef<HTMLElement>(null);
  const power = formatPower(lens);
  const type = (sign: string) => {
    if (!typed.current) return;
    typed.current.value = sign;
    typed.current.focus();
  };
  return (
    <>
      <Head product={product} shelf={shelf} isWhole={isWhole}>
        <Choices grid={grid} onChoose={setFit} />
        <WarehouseChoice />
        <GoTo box={typed} onGo={go} />
      </Head>
      <div className="matrixpage rule">
        <Cylinders
          grid={grid}
          stock={stock}
          chosen={place.cylinder}
          onChoose={(cylinder) => choose({ ...place, cylinder })}
        />
        <Cells
          grid={grid}
          stock={stock}
          place={place}
          near={nearest && placeOf(grid, nearest)}
          label={t({ en: `Boxes in ${where} by sphere, at ${power}`, zh: `${where} 按球镜的库存，当前 ${power}` })}
          onPlace={choose}
          onEnter={() => aside.current?.querySelector<HTMLElement>('a, button')?.focus()}
          onType={type}
        />
        <Inspect ref={aside} lens={lens} grid={grid} stock={stock} onGo={go} />
      </div>
      <MatrixKeys />
    </>
  );
}

/** Shows the stock of a product by power: spheres are the rows, axes the columns, and each cylinder has a map. */
export default function MatrixPage() {
  const { handle = '' } = useParams();
  const product = useProduct(handle);
  return (
    <Answered query={product}>
      {(data) => (isLens(data.goods) ? <Matrix key={data.id} product={data} /> : <GoodsStock product={data} />)}
    </Answered>
  );
}
