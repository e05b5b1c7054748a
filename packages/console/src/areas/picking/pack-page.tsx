import { GetPackingSlip, PackOrder } from '@toric/contracts/catalog-inventory/picking/packing.http';
import { PACK_ORDER_GUIDE } from '@toric/contracts/catalog-inventory/picking/pick.guide';
import {
  GetPickWave,
  type PickOrder,
  type PickWaveView,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { Checkbox, NumberInput } from '@mantine/core';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { announce } from '../../app/announce.ts';
import { useAnswer, useCommand } from '../../app/api.ts';
import { today } from '../../app/formats.ts';
import { slugOf } from '../../app/problem.ts';
import { useScan } from '../../app/scan.ts';
import { tell } from '../../app/tell.tsx';
import { count, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Why } from '../../kit/show/why.tsx';
import { ScanHead } from '../receiving/scan-head.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import { beep } from './beep.ts';
import { boxesIn, packBox, packedOf, type Parcel, tasksOf, toPack } from './parcel.ts';
import './picking.css';

/** Holds the parcel that is open on the table. A scan adds a box to it, or shows why the box does not belong to it. */
function usePacking(wave: PickWaveView) {
  const t = useWords();
  const [parcel, setParcel] = useState<Parcel>();
  const [wrong, setWrong] = useState<Text>();
  const [closed, setClosed] = useState<readonly string[]>([]);
  // the cached wave is older than the parcels that were closed a moment ago
  const orders = toPack(wave).filter(({ orderId }) => !closed.includes(orderId));
  const open = (orderId: string) => {
    setWrong(undefined);
    setParcel({ orderId, boxes: [] });
  };
  const close = (orderId: string) => {
    setClosed([...closed, orderId]);
    setWrong(undefined);
    setParcel(undefined);
  };
  useScan((scanned) => {
    const next = packBox({ orders, tasks: wave.tasks }, parcel, scanned, today());
    const refused = 'wrong' in next ? next.wrong : undefined;
    setWrong(refused);
    beep(refused ? 'refused' : 'taken');
    if (refused) return announce(t(refused), true);
    if (!('wrong' in next)) {
      setParcel(next);
      announce(t(count(next.boxes.length, { one: '{n} box is in', other: '{n} boxes are in', zh: '已装入 {n} 盒' })));
    }
  });
  return { orders, parcel, wrong, open, close };
}

type Open = {
  readonly wave: PickWaveView;
  readonly order: PickOrder;
  readonly parcel: Parcel;
  readonly onDone: () => void;
};

/** Lists the boxes of the parcel, each with the number that is already packed. */
function Contents({ wave, parcel }: Pick<Open, 'wave' | 'parcel'>) {
  const t = useWords();
  return (
    <ul className="glines">
      {tasksOf(wave, parcel.orderId).map((task) => {
        const isIn = packedOf(parcel, task) >= task.taken;
        return (
          <li key={task.taskId}>
            <span>
              {task.eye && <Eye eye={task.eye} />} <b>{task.productName}</b>{' '}
              {task.parameters && <Power lens={task.parameters} />}
              <span className="fine dimmer mono">{task.lotNumber}</span>
            </span>
            <b className={isIn ? 't-ok' : ''}>
              {t({
                en: `${packedOf(parcel, task)} of ${task.taken} in`,
                zh: `已装 ${packedOf(parcel, task)} / ${task.taken}`,
              })}
            </b>
          </li>
        );
      })}
    </ul>
  );
}

function SlipWarning({ rule }: { readonly rule: string }) {
  return (
    <Why
      tone="wait"
      title={{
        en: 'The slip carries a warning that the law demands. It must lie in the parcel.',
        zh: '装箱单印有法律要求的警告，必须放入包裹。',
      }}
      rule={rule}
    />
  );
}

function Weight({
  grams,
  onChange,
}: {
  readonly grams: number | string;
  readonly onChange: (grams: number | string) => void;
}) {
  const t = useWords();
  return (
    <NumberInput
      label={t(PACK_ORDER_GUIDE['weightGrams']?.label ?? { en: 'Weight in grams', zh: '重量（克）' })}
      min={1}
      max={100_000}
      value={grams}
      onChange={onChange}
    />
  );
}

/** Asks the person to confirm a new count if the weight differs from the expected weight of the boxes. */
function CountedAgain({ again, onChange }: { readonly again: boolean; readonly onChange: (again: boolean) => void }) {
  const t = useWords();
  return (
    <Checkbox
      label={t({ en: 'I have counted the boxes again. All are in.', zh: '我已重新清点，全部在内。' })}
      checked={again}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

function OpenParcel({ wave, order, parcel, onDone }: Open) {
  const t = useWords();
  const { run, busy, problem } = useCommand(PackOrder, { refreshes: [GetPickWave] });
  const [grams, setGrams] = useState<number | string>('');
  const [again, setAgain] = useState(false);
  const boxes = boxesIn(tasksOf(wave, order.orderId));
  const isWhole = parcel.boxes.length === boxes;
  const differs = slugOf(problem) === 'pack.weight-differs';
  const pack = async (contents: { codes: string[] } | { counted: number }) => {
    const weight = Number(grams) > 0 ? { weightGrams: Number(grams), weightConfirmed: again } : {};
    await run({ params: { waveId: wave.id, orderId: order.orderId }, body: { ...contents, ...weight } });
    tell({ en: `${order.number} is packed. Put the slip in.`, zh: `${order.number} 已打包，请放入装箱单。` });
    onDone();
  };
  const send = (contents: { codes: string[] } | { counted: number }) => void pack(contents).catch(() => undefined);
  return (
    <section className="pickline" aria-label={order.number}>
      <p className="bin">
        <b className="lead">{order.number}</b>
        <span className="lead">{t({ en: `tote ${order.place}`, zh: `周转箱 ${order.place}` })}</span>
      </p>
      <Contents wave={wave} parcel={parcel} />
      {order.shipmentWarning && <SlipWarning rule={order.shipmentWarning} />}
      <Weight grams={grams} onChange={setGrams} />
      {differs && <CountedAgain again={again} onChange={setAgain} />}
      <Refusal problem={problem} />
      <button
        type="button"
        data-operation={PackOrder.id}
        className="btn main tall wide"
        disabled={!isWhole || busy}
        onClick={() => send({ codes: parcel.boxes.map(({ code }) => code) })}
      >
        {isWhole
          ? t({ en: 'Close the parcel', zh: '封箱' })
          : t(
              count(boxes - parcel.boxes.length, {
                ...{ one: 'Scan {n} more box', other: 'Scan {n} more boxes', zh: '还需扫描 {n} 盒' },
              }),
            )}
      </button>
      {!isWhole && (
        <button
          type="button"
          data-operation={PackOrder.id}
          className="btn tall wide"
          disabled={busy}
          onClick={() => send({ counted: boxes })}
        >
          {t(count(boxes, { one: 'I have counted {n} box', other: 'I have counted {n} boxes', zh: '我已清点 {n} 盒' }))}
        </button>
      )}
    </section>
  );
}

type ToPack = { readonly orders: readonly PickOrder[]; readonly onOpen: (orderId: string) => void };

function Waiting({ orders, onOpen }: ToPack) {
  const t = useWords();
  return (
    <section>
      <h2>{t({ en: 'To be packed', zh: '待打包' })}</h2>
      {orders.length === 0 && (
        <p className="dim">{t({ en: 'Every picked order is packed.', zh: '已拣订单均已打包。' })}</p>
      )}
      <ul className="glines">
        {orders.map((order) => (
          <li key={order.orderId}>
            <span>
              <b>{t({ en: `Tote ${order.place}`, zh: `周转箱 ${order.place}` })}</b>
              <span className="fine dimmer">{order.number}</span>
            </span>
            <button
              type="button"
              className="btn tall"
              aria-label={t({ en: `Pack tote ${order.place}`, zh: `打包周转箱 ${order.place}` })}
              onClick={() => onOpen(order.orderId)}
            >
              {t({ en: 'Pack', zh: '打包' })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Packed({ wave }: { readonly wave: PickWaveView }) {
  const t = useWords();
  const packed = wave.list.filter(({ status }) => status === 'packed');
  if (packed.length === 0) return null;
  return (
    <section>
      <h2>{t({ en: 'Packed', zh: '已打包' })}</h2>
      <ul className="glines">
        {packed.map((order) => (
          <li key={order.orderId}>
            <span>
              <Link to={`/shipments/${order.orderId}`}>{order.number}</Link>
              <span className="fine dimmer">
                {order.weightGrams !== null && t({ en: `${order.weightGrams} g`, zh: `${order.weightGrams} 克` })}
              </span>
            </span>
            <DownloadButton
              operation={GetPackingSlip}
              input={{ params: { waveId: wave.id, orderId: order.orderId } }}
              label={{ en: 'Packing slip', zh: '装箱单' }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Table({ wave }: { readonly wave: PickWaveView }) {
  const t = useWords();
  const { orders, parcel, wrong, open, close } = usePacking(wave);
  const order = parcel && orders.find(({ orderId }) => orderId === parcel.orderId);
  return (
    <>
      {parcel && order ? (
        <OpenParcel key={order.orderId} wave={wave} order={order} parcel={parcel} onDone={() => close(order.orderId)} />
      ) : (
        <p className="dim">
          {t({
            en: 'Scan a box to open its parcel, or choose a tote.',
            zh: '扫描一盒以打开其包裹，或选择周转箱。',
          })}
        </p>
      )}
      {wrong && <Why tone="stop" title={wrong} />}
      <div>
        <Waiting orders={orders} onOpen={open} />
        <Packed wave={wave} />
      </div>
    </>
  );
}

/** Shows the packing table: each box is scanned into its parcel, and the slip is printed. */
export default function PackPage() {
  const { waveId = '' } = useParams();
  const wave = useAnswer(GetPickWave, { params: { waveId } });
  const back = { label: { en: 'Back to the wave', zh: '返回波次' }, href: `/picking/${waveId}` };
  return (
    <div className="gin">
      <ScanHead back={back} title={{ en: 'Pack', zh: '打包' }}>
        {wave.data && <WarehouseName id={wave.data.warehouseId} />}
      </ScanHead>
      <Answered query={wave}>{(data) => <Table wave={data} />}</Answered>
    </div>
  );
}
