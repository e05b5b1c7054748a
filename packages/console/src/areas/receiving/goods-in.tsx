import {
  GetPurchaseOrder,
  type PurchaseOrderView,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { IconArrowBackUp, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { announce } from '../../app/announce.ts';
import { useAnswer } from '../../app/api.ts';
import { formatPower, today } from '../../app/formats.ts';
import { useScan } from '../../app/scan.ts';
import { count, useWords } from '../../app/words.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Fuel } from '../../kit/show/fuel.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ProductName } from '../catalogue/product-name.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import {
  add,
  type Batch,
  type Box,
  boxesOf,
  EMPTY_BATCH,
  type Lens,
  lensesOf,
  scan,
  scannedOf,
  takeBack,
} from './batch.ts';
import { receiveAction } from './receive.ts';
import { ScanHead } from './scan-head.tsx';
import { TypedLabel } from './typed-label.tsx';
import { WhichLens } from './which-lens.tsx';

function LastBox({ box, batch, onBack }: { readonly box: Box; readonly batch: Batch; readonly onBack: () => void }) {
  const t = useWords();
  const of = box.lens.expected;
  return (
    <div className="lastscan ok" role="status">
      <b className="row fine t-ok">
        <IconCircleCheck size={16} stroke={1.5} />
        {t({ en: `Box ${box.no} is in`, zh: `第 ${box.no} 盒已计入` })}
      </b>
      <p className="lead">
        <b>
          <ProductName id={box.lens.productId} />
        </b>
      </p>
      <p className="row">{box.lens.parameters && <Power lens={box.lens.parameters} dial big />}</p>
      <dl className="facts">
        <dt>{t({ en: 'Lot', zh: '批号' })}</dt>
        <dd className="mono">{box.lot || '–'}</dd>
        <dt>{t({ en: 'Use by', zh: '有效期至' })}</dt>
        <dd>{box.expiresOn ? <Day day={box.expiresOn} /> : '–'}</dd>
        <dt>{t({ en: 'Of this lens', zh: '本款镜片' })}</dt>
        <dd>
          <b>{scannedOf(batch, box.lens)}</b> {of > 0 && t({ en: `of ${of}`, zh: `/ ${of}` })}
        </dd>
      </dl>
      <button type="button" className="btn wide tall" onClick={onBack}>
        <IconArrowBackUp size={16} stroke={1.5} />
        {t({ en: 'Take it back', zh: '撤回' })}
      </button>
    </div>
  );
}

function ByLens({ batch, lenses }: { readonly batch: Batch; readonly lenses: readonly Lens[] }) {
  const t = useWords();
  return (
    <section>
      <h2 className="row between">
        {t({ en: 'Boxes by lens', zh: '按镜片统计' })}
        <span className="fine dimmer">
          {t(count(lenses.length, { one: '{n} lens', other: '{n} lenses', zh: '{n} 款' }))}
        </span>
      </h2>
      <ul className="glines">
        {lenses.map((lens) => {
          const scanned = scannedOf(batch, lens);
          const tone =
            lens.expected > 0 && scanned === lens.expected
              ? 't-ok'
              : scanned > lens.expected && lens.expected > 0
                ? 't-stop'
                : '';
          return (
            <li key={lens.key}>
              <span>
                {lens.parameters && <Power lens={lens.parameters} />}
                <span className="fine dimmer">
                  <ProductName id={lens.productId} />
                </span>
              </span>
              <b className={tone}>{lens.expected > 0 ? `${scanned} / ${lens.expected}` : scanned}</b>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Holds the batch. If the person leaves the page while boxes are not booked, the browser asks first. */
function useBatch(lenses: readonly Lens[] | undefined) {
  const [batch, setBatch] = useState(EMPTY_BATCH);
  const t = useWords();
  useScan((scanned) => {
    const next = scan(batch, scanned, lenses, today());
    setBatch(next);
    const box = next.boxes.at(-1);
    if (next.refused[0] !== batch.refused[0] && next.refused[0]) announce(t(next.refused[0].text), true);
    else if (box && next.boxes.length > batch.boxes.length)
      announce(
        t({
          en: `Box ${box.no} is in, ${formatPower(box.lens.parameters)}`,
          zh: `第 ${box.no} 盒已计入，${formatPower(box.lens.parameters)}`,
        }),
      );
  });
  useEffect(() => {
    if (batch.boxes.length === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [batch.boxes.length]);
  return [batch, setBatch] as const;
}

const seenLenses = (batch: Batch, expected: readonly Lens[]): Lens[] => [
  ...new Map([...expected, ...batch.boxes.map(({ lens }) => lens)].map((lens) => [lens.key, lens])).values(),
];

function Notes({ batch }: { readonly batch: Batch }) {
  const noted = batch.boxes.filter(({ notes }) => notes.length > 0).slice(-3);
  return (
    <>
      {noted.map(({ no, notes }) => (
        <Why
          key={no}
          tone="wait"
          title={{
            en: `Box ${no}: ${notes.map(({ en }) => en).join('; ')}`,
            zh: `第 ${no} 盒：${notes.map(({ zh }) => zh).join('；')}`,
          }}
        />
      ))}
      {batch.refused.map(({ no, text }) => (
        <Why key={no} tone="stop" title={{ en: `Scan ${no}: ${text.en}`, zh: `第 ${no} 次扫描：${text.zh}` }} />
      ))}
    </>
  );
}

function Count({ batch, expected }: { readonly batch: Batch; readonly expected: number }) {
  const t = useWords();
  const done = boxesOf(batch);
  return (
    <div className="gin-count">
      <div>
        <b className="huge">{done}</b>
        <span className="dim">
          {expected > 0 ? t({ en: ` of ${expected} boxes`, zh: ` / ${expected} 盒` }) : t({ en: ' boxes', zh: ' 盒' })}
        </span>
      </div>
      <span className="fine dim">
        {expected > 0 &&
          t({ en: `${Math.max(0, expected - done)} to go`, zh: `还差 ${Math.max(0, expected - done)} 盒` })}
        {batch.refused.length > 0 &&
          ` · ${t({ en: `${batch.refused.length} need a look`, zh: `${batch.refused.length} 项待查看` })}`}
      </span>
      {expected > 0 && (
        <Fuel
          share={Math.min(1, done / expected)}
          tone="ok"
          wide
          label={{ en: `${done} of ${expected} boxes scanned`, zh: `已扫描 ${done} / ${expected} 盒` }}
        />
      )}
    </div>
  );
}

const BACK = { label: { en: 'Back to goods-in', zh: '返回收货' }, href: '/goods-in' };
const WITHOUT_ORDER = { en: 'A delivery without an order', zh: '无采购单的到货' };

function GoodsIn({ order, warehouseId }: { readonly order?: PurchaseOrderView; readonly warehouseId: string }) {
  const t = useWords();
  const lenses = useMemo(() => order && lensesOf(order), [order]);
  const [batch, setBatch] = useBatch(lenses);
  const [typing, setTyping] = useState(false);
  const expected = lenses?.reduce((sum, lens) => sum + lens.expected, 0) ?? 0;
  const last = batch.boxes.at(-1);
  const seen = seenLenses(batch, lenses ?? []);
  const { asked } = batch;
  return (
    <div className="gin">
      <ScanHead back={BACK} title={order ? { en: order.number, zh: order.number } : WITHOUT_ORDER}>
        <WarehouseName id={warehouseId} />
        {batch.bin !== undefined && t({ en: ` · shelf ${batch.bin}`, zh: ` · 货位 ${batch.bin}` })}
      </ScanHead>
      <Count batch={batch} expected={expected} />
      {asked ? (
        <WhichLens
          key={`${asked.label.gtin} ${asked.label.lot}`}
          asked={asked}
          onLens={(lens) => setBatch(add(batch, asked.label, lens, { notes: asked.notes }))}
        />
      ) : (
        last && <LastBox box={last} batch={batch} onBack={() => setBatch(takeBack(batch))} />
      )}
      <Notes batch={batch} />
      {!last && !asked && (
        <p className="dim">
          {t({ en: 'Scan the first box. No field needs to be chosen.', zh: '请扫描第一盒，无需选择输入框。' })}
        </p>
      )}
      <ByLens batch={batch} lenses={seen} />
      <div className="gin-foot">
        <button type="button" className="btn tall" disabled={seen.length === 0} onClick={() => setTyping(true)}>
          <IconPencil size={16} stroke={1.5} />
          {t({ en: 'Type a label', zh: '手动输入标签' })}
        </button>
        {batch.boxes.length > 0 && (
          <ActionButton
            action={receiveAction(() => setBatch(EMPTY_BATCH))}
            record={{ batch, warehouseId, purchaseOrderId: order?.id }}
          />
        )}
      </div>
      <TypedLabel
        lenses={seen}
        opened={typing}
        onClose={() => setTyping(false)}
        onLabel={(label, lens, quantity) => setBatch(add(batch, label, lens, { quantity }))}
      />
    </div>
  );
}

/** Shows the goods-in by scan: each box of an order is counted when it is scanned, and all boxes are booked at once. */
export default function GoodsInPage() {
  const { purchaseOrderId = '' } = useParams();
  const [query] = useSearchParams();
  const isOrder = purchaseOrderId !== 'without-order';
  const order = useAnswer(GetPurchaseOrder, { params: { purchaseOrderId } }, { enabled: isOrder });
  if (!isOrder) return <GoodsIn warehouseId={query.get('warehouse') ?? ''} />;
  return (
    <Answered query={order}>{(data) => <GoodsIn key={data.id} order={data} warehouseId={data.warehouseId} />}</Answered>
  );
}
