import { ListStock, type LotView } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { LensParameters } from '@toric/contracts/lens';
import { Fragment, type RefObject, useMemo } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../../app/api.ts';
import { count, useWords } from '../../../app/words.ts';
import { Power } from '../../../kit/show/power.tsx';
import { Day } from '../../../kit/show/when.tsx';
import { Why } from '../../../kit/show/why.tsx';
import { useChosenWarehouse } from '../warehouse-choice.tsx';
import { WarehouseName } from '../warehouse-name.tsx';
import { differencesOf } from './differences.ts';
import { keyOfLens, type LensGrid } from './lens-grid.ts';
import type { Stock } from './use-lens-stock.ts';

type PartialPower = Partial<LensParameters>;
const boxes = (n: number) => count(n, { one: '{n} box', other: '{n} boxes', zh: '{n} 盒' });

/** Returns the lenses in stock in the warehouse that are nearest to a lens, the nearest first. */
export const nearestOnShelf = (grid: LensGrid, stock: Stock, lens: PartialPower): LensParameters[] =>
  grid.made
    .nearestAmong(
      lens,
      [...stock.values()].filter(({ here }) => here > 0).map(({ parameters }) => parameters),
      {},
      { limit: 4 },
    )
    .filter((near) => keyOfLens(near) !== keyOfLens(lens))
    .slice(0, 3);

function Near({
  lens,
  grid,
  stock,
  onGo,
}: {
  readonly lens: PartialPower;
  readonly grid: LensGrid;
  readonly stock: Stock;
  readonly onGo: (lens: LensParameters) => void;
}) {
  const t = useWords();
  const near = useMemo(() => nearestOnShelf(grid, stock, lens), [grid, stock, lens]);
  if (near.length === 0)
    return (
      <p className="fine dim">
        {t({ en: 'No lens of this product is on a shelf here.', zh: '本仓没有该产品的库存。' })}
      </p>
    );
  return (
    <>
      <ul className="near-list">
        {near.map((one) => (
          <li key={keyOfLens(one)}>
            <button type="button" className="btn bare small" onClick={() => onGo(one)}>
              <Power lens={one} dial />
            </button>
            <b className="num">{t(boxes(stock.get(keyOfLens(one))?.here ?? 0))}</b>
            <span className="fine dimmer">{differencesOf(lens, one).map(t).join(', ')}</span>
          </li>
        ))}
      </ul>
      <p className="fine dimmer">
        {t({
          en: 'Another power needs the prescriber’s word. It is shown to help you ask, not to swap.',
          zh: '换用其他度数须经处方医师同意。此处仅供询问参考，不得直接替换。',
        })}
      </p>
    </>
  );
}

function Reason({ lens, grid, here }: { readonly lens: PartialPower; readonly grid: LensGrid; readonly here: number }) {
  if (here > 0)
    return <Why tone="ok" title={{ en: `${here} free boxes are on the shelf.`, zh: `在库可用 ${here} 盒。` }} />;
  if (grid.made.contains(lens))
    return (
      <Why
        tone="wait"
        title={{ en: 'It is made, but no box of it is free here.', zh: '有此度数，但本仓没有可用库存。' }}
      />
    );
  const [reason] = grid.made.exclusions(lens);
  return (
    <Why
      tone="stop"
      title={{ en: 'It is not made in this power.', zh: '该产品不生产此度数。' }}
      {...(reason && { rule: reason.detail })}
    />
  );
}

function Lots({ lots }: { readonly lots: readonly LotView[] }) {
  const t = useWords();
  return (
    <>
      <h2 className="h">{t({ en: 'Lots', zh: '批次' })}</h2>
      <ul className="near-list">
        {lots.map((lot) => (
          <li key={lot.id}>
            <Link className="mono" to={`/stock/lots/${lot.id}`}>
              {lot.lotNumber}
            </Link>
            <b className="num">{t(boxes(lot.available))}</b>
            <span className="fine dimmer">
              <WarehouseName id={lot.warehouseId} /> · <Day day={lot.expiresOn} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Returns for each other warehouse the sum of its free boxes. */
function elsewhereOf(lots: readonly LotView[], warehouseId: string | undefined): [string, number][] {
  const sums = new Map<string, number>();
  for (const lot of lots) {
    if (lot.warehouseId === warehouseId || lot.available === 0) continue;
    sums.set(lot.warehouseId, (sums.get(lot.warehouseId) ?? 0) + lot.available);
  }
  return [...sums];
}

function Elsewhere({ lots }: { readonly lots: readonly LotView[] }) {
  const t = useWords();
  const { chosen } = useChosenWarehouse();
  const found = elsewhereOf(lots, chosen?.id);
  if (found.length === 0) return null;
  return (
    <>
      <h2 className="h">{t({ en: 'The exact one elsewhere', zh: '其他仓库的同款' })}</h2>
      <dl className="facts">
        {found.map(([warehouseId, n]) => (
          <Fragment key={warehouseId}>
            <dt>
              <WarehouseName id={warehouseId} />
            </dt>
            <dd>
              <b>{t(boxes(n))}</b>
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

type InspectProps = {
  readonly lens: PartialPower;
  readonly grid: LensGrid;
  readonly stock: Stock;
  readonly onGo: (lens: LensParameters) => void;
  readonly ref: RefObject<HTMLElement | null>;
};

/** Shows the boxes and lots of the chosen lens, the nearest lenses in stock, and the exact lens in other warehouses. */
export function Inspect({ lens, grid, stock, onGo, ref }: InspectProps) {
  const t = useWords();
  const known = stock.get(keyOfLens(lens));
  const query = { lensId: known?.lensId ?? '', onHand: 'true', limit: 100 } as const;
  const lots = useAnswer(ListStock, { query }, { enabled: known !== undefined }).data?.data ?? [];
  const shown = known ? lots : [];
  return (
    <aside className="inspect" ref={ref}>
      <div aria-live="polite">
        <p className="row">
          <Power lens={lens} dial big />
        </p>
        <Reason lens={lens} grid={grid} here={known?.here ?? 0} />
      </div>
      {shown.length > 0 && <Lots lots={shown} />}
      <h2 className="h">{t({ en: 'Nearest on a shelf', zh: '库存中最接近的' })}</h2>
      <Near lens={lens} grid={grid} stock={stock} onGo={onGo} />
      <Elsewhere lots={shown} />
    </aside>
  );
}
