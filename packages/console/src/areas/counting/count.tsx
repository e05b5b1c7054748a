import {
  CountLots,
  GetStocktake,
  ListStocktakeLots,
  type StocktakeLot,
  SubmitStocktake,
} from '@toric/contracts/catalog-inventory/counting/stocktake.http';
import { NumberInput } from '@mantine/core';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import { type FormEvent, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { announce } from '../../app/announce.ts';
import { useAnswer, useCommand } from '../../app/api.ts';
import { today } from '../../app/formats.ts';
import { useScan } from '../../app/scan.ts';
import { tell } from '../../app/tell.tsx';
import { count, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Fuel } from '../../kit/show/fuel.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { ScanHead } from '../receiving/scan-head.tsx';
import { usePages } from '../../kit/more-rows.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';

type Text = { readonly en: string; readonly zh: string };
/** Describes a lot whose boxes are being counted: a lot of the list, or a lot that was found by a scan. */
type Counted = {
  readonly barcode?: string;
  readonly lot?: StocktakeLot;
  readonly lotNumber: string;
  readonly gtin: string;
};

const sameGtin = (a: string, b: string) => a.padStart(14, '0') === b.padStart(14, '0');

/**
 * Counts the boxes of one lot by scans. Each scan of this lot adds one box. A scan of another lot saves the count, and
 * starts the count of that lot.
 */
function useCounting(stocktakeId: string, lots: readonly StocktakeLot[]) {
  const { run, busy, problem, reset } = useCommand(CountLots, { refreshes: [GetStocktake, ListStocktakeLots] });
  const [current, setCurrent] = useState<Counted>();
  const [boxes, setBoxes] = useState(0);
  const [wrong, setWrong] = useState<Text>();
  const t = useWords();
  const begin = (next: Counted, n: number) => {
    reset();
    setWrong(undefined);
    setCurrent(next);
    setBoxes(n);
  };
  const save = async () => {
    if (!current) return;
    const of = current.lot ? { lotId: current.lot.lotId } : { barcode: current.barcode ?? '' };
    await run({
      params: { stocktakeId },
      body: { counts: [{ ...of, counted: boxes, countedAt: new Date().toISOString() }] },
    });
    announce(
      t({ en: `Lot ${current.lotNumber}: ${boxes} boxes saved`, zh: `批次 ${current.lotNumber}：已保存 ${boxes} 盒` }),
    );
    setCurrent(undefined);
  };
  const take = async (scanned: string) => {
    const read = parseElementString(scanned, today());
    const { gtin, lot: lotNumber } = read.ok ? read.label : {};
    if (gtin === undefined || lotNumber === undefined) {
      setWrong(
        read.ok
          ? { en: 'The code has no lot. Scan the other code on the box.', zh: '条码中没有批号，请扫描盒上的另一条码。' }
          : read.problem,
      );
      return;
    }
    if (current && current.lotNumber === lotNumber && sameGtin(current.gtin, gtin)) return setBoxes(boxes + 1);
    if (current) await save();
    const lot = lots.find((one) => one.lotNumber === lotNumber && sameGtin(one.gtin, gtin));
    begin({ barcode: scanned, lotNumber, gtin, ...(lot && { lot }) }, 1);
  };
  useScan((scanned) => void take(scanned).catch(() => undefined));
  return { current, boxes, setBoxes, begin, save, busy, problem, wrong };
}

function Current({ counting }: { readonly counting: ReturnType<typeof useCounting> }) {
  const t = useWords();
  const { current, boxes, setBoxes, save, busy } = counting;
  if (!current)
    return (
      <p className="dim">
        {t({
          en: 'Scan a box, or choose a lot below. Each further box of the lot adds one.',
          zh: '请扫描一盒，或在下方选择批次。同一批次每多扫一盒即加一。',
        })}
      </p>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    void save().catch(() => undefined);
  };
  return (
    <form className="lastscan ok" onSubmit={send} role="status">
      <p className="lead">
        <b className="mono">{current.lotNumber}</b>
      </p>
      {current.lot ? (
        <>
          <p>
            <ProductName id={current.lot.productId} />
          </p>
          <p>
            <Power lens={current.lot.parameters} dial big />
          </p>
          <p className="fine dim">
            {t({ en: 'Use by ', zh: '有效期至 ' })}
            <Day day={current.lot.expiresOn} />
          </p>
        </>
      ) : (
        <p className="fine dim">
          {t({ en: 'This lot was not on the list. It is counted too.', zh: '该批次不在清单中，也会计入。' })}
        </p>
      )}
      <NumberInput
        size="lg"
        min={0}
        max={1_000_000}
        label={t({ en: 'All boxes of this lot, on whichever shelf', zh: '该批次的全部盒数（所有货架）' })}
        value={boxes}
        onChange={(value) => setBoxes(Number(value) || 0)}
      />
      <button type="submit" data-operation={CountLots.id} className="btn main wide tall" disabled={busy}>
        {t(count(boxes, { one: 'Save {n} box', other: 'Save {n} boxes', zh: '保存 {n} 盒' }))}
      </button>
    </form>
  );
}

function Left({
  lots,
  onLot,
}: {
  readonly lots: readonly StocktakeLot[];
  readonly onLot: (lot: StocktakeLot) => void;
}) {
  const t = useWords();
  return (
    <section>
      <h2>{t({ en: 'Left to count', zh: '待盘点' })}</h2>
      <ul className="glines">
        {lots.slice(0, 50).map((lot) => (
          <li key={lot.lotId}>
            <span>
              <b className="mono">{lot.lotNumber}</b> <Power lens={lot.parameters} />
              <span className="fine dimmer">
                <ProductName id={lot.productId} />
              </span>
            </span>
            <button type="button" className="btn tall" onClick={() => onLot(lot)}>
              {t({ en: 'Count', zh: '盘点' })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reads the number of lots, and the lots that are not yet counted. */
function useLots(stocktakeId: string) {
  const params = { stocktakeId };
  const whole = useAnswer(ListStocktakeLots, { params, query: { count: 'true', limit: 1 } }).data?.total ?? 0;
  const query = { counted: 'false', count: 'true', limit: 100 } as const;
  const { items, data } = usePages(ListStocktakeLots, { params, query });
  return { lots: items, all: whole, left: data?.pages[0]?.total ?? items.length };
}

function Progress({ all, left }: { readonly all: number; readonly left: number }) {
  const t = useWords();
  const done = Math.max(0, all - left);
  return (
    <div className="gin-count">
      <div>
        <b className="huge">{done}</b>
        <span className="dim">{t({ en: ` of ${all} lots`, zh: ` / ${all} 个批次` })}</span>
      </div>
      <span className="fine dim">{t({ en: `${left} to go`, zh: `还差 ${left} 个` })}</span>
      <Fuel
        share={all === 0 ? 0 : done / all}
        tone="ok"
        wide
        label={{ en: `${done} of ${all} lots counted`, zh: `已盘点 ${done} / ${all} 个批次` }}
      />
    </div>
  );
}

const HANDED_IN = {
  en: 'It is handed in. Somebody who did not count approves it.',
  zh: '已提交，由未参与盘点的人批准。',
};

function HandIn({
  stocktakeId,
  left,
  isCounting,
}: {
  readonly stocktakeId: string;
  readonly left: number;
  readonly isCounting: boolean;
}) {
  const t = useWords();
  const go = useNavigate();
  const { run, busy, problem } = useCommand(SubmitStocktake, { refreshes: [GetStocktake] });
  const handIn = async () => {
    await run({ params: { stocktakeId } });
    tell(HANDED_IN);
    void go(`/counting/${stocktakeId}`);
  };
  return (
    <div className="gin-foot">
      <Refusal problem={problem} />
      <button
        type="button"
        data-operation={SubmitStocktake.id}
        className="btn main tall grow"
        disabled={left > 0 || busy || !isCounting}
        onClick={() => void handIn().catch(() => undefined)}
      >
        {left > 0
          ? t(
              count(left, {
                one: '{n} lot is left to count',
                other: '{n} lots are left to count',
                zh: '还有 {n} 个批次待盘点',
              }),
            )
          : t({ en: 'Hand it in for approval', zh: '提交批准' })}
      </button>
    </div>
  );
}

/**
 * Counts the lots of a stocktake by scan, on a phone. The book quantity is hidden, so that nobody counts towards it.
 */
export default function CountPage() {
  const { stocktakeId = '' } = useParams();
  const stocktake = useAnswer(GetStocktake, { params: { stocktakeId } });
  const { lots, all, left } = useLots(stocktakeId);
  const counting = useCounting(stocktakeId, lots);
  const back = { label: { en: 'Back to the stocktake', zh: '返回盘点' }, href: `/counting/${stocktakeId}` };
  return (
    <div className="gin">
      <ScanHead back={back} title={{ en: 'Count by scan', zh: '扫描盘点' }}>
        {stocktake.data && <WarehouseName id={stocktake.data.warehouseId} />}
      </ScanHead>
      <Progress all={all} left={left} />
      <Current counting={counting} />
      {counting.wrong && <Why tone="stop" title={counting.wrong} />}
      <Refusal problem={counting.problem} />
      <Left lots={lots} onLot={(lot) => counting.begin({ lot, lotNumber: lot.lotNumber, gtin: lot.gtin }, 0)} />
      <HandIn stocktakeId={stocktakeId} left={left} isCounting={stocktake.data?.status === 'counting'} />
    </div>
  );
}
