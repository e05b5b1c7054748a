import { PackOrder } from '@toric/contracts/catalog-inventory/picking/packing.http';
import { PICK_WAVE_STATUS_WORDS } from '@toric/contracts/catalog-inventory/picking/pick.words';
import {
  BeginPickWave,
  CancelPickWave,
  GetPickWave,
  ListPickWaves,
  type PickWaveView,
  TakePickWave,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ListPickScans, ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { ListShipments } from '@toric/contracts/order/shipment.http';
import { useAnswer } from '../../app/api.ts';
import { count, useWords } from '../../app/words.ts';
import { PrintButton } from '../../kit/print/print-button.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { WarehouseName } from '../stock/warehouse-name.tsx';
import { Orders, Scans, Walk } from './wave-tabs.tsx';

type Shown = { readonly record: PickWaveView };

const params = ({ id }: PickWaveView) => ({ waveId: id });
const refreshes = [ListPickWaves, ListShipments];
/** The order service answers within a moment. Until then the page reads the wave again after this number of ms. */
const CHOOSING_MS = 700;

function Reasons({ record }: Shown) {
  const isChoosing = record.status === 'choosing';
  useAnswer(GetPickWave, { params: params(record) }, { enabled: isChoosing, refreshMs: CHOOSING_MS });
  const back = record.list.filter(({ toPutBack }) => toPutBack);
  const places = back.map(({ place }) => place).join(', ');
  return (
    <>
      {isChoosing && (
        <Why tone="wait" title={{ en: 'The most urgent orders are being chosen.', zh: '正在选择最紧急的订单。' }} />
      )}
      {record.status === 'empty' && (
        <Why
          tone="note"
          title={{ en: 'No order is to be picked in this warehouse.', zh: '该仓库没有待拣订单。' }}
          rule={{
            en: 'Left out are orders on hold, orders that are being amended, and orders in another wave of this warehouse.',
            zh: '已暂停、正在修改或已在本仓库其他波次中的订单不会选入。',
          }}
        />
      )}
      {back.length > 0 && (
        <Why
          tone="stop"
          title={{
            en: `Put the boxes of tote ${places} back on their shelves.`,
            zh: `请将周转箱 ${places} 的盒放回货架。`,
          }}
          rule={{
            en: 'Confirm it below when they lie there again.',
            zh: '放回后请在下方确认。',
          }}
        />
      )}
    </>
  );
}

function Facts({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <WarehouseName id={record.warehouseId} /> ·{' '}
      {t(count(record.orders, { one: '{n} order', other: '{n} orders', zh: '{n} 个订单' }))} ·{' '}
      {t({ en: `${record.taken} of ${record.boxes} boxes taken`, zh: `已取 ${record.taken} / ${record.boxes} 盒` })}
      {record.pickerId && (
        <>
          {' '}
          · <PersonName id={record.pickerId} />
        </>
      )}
      {record.begunAt && (
        <>
          {' '}
          · <When at={record.begunAt} />
        </>
      )}{' '}
      <PrintButton label={{ en: 'Print the walk', zh: '打印拣货路线' }} />
    </>
  );
}

function Title() {
  const t = useWords();
  return t({ en: 'Wave', zh: '波次' });
}

function GoesBack() {
  const t = useWords();
  return (
    <p>
      {t({
        en: 'Its orders can be picked in another wave. Boxes that were taken are listed by bin, to be put back. Parcels that are packed stay packed.',
        zh: '其中的订单可在其他波次拣取。已取出的盒会按货位列出以便放回。已打包的包裹不受影响。',
      })}
    </p>
  );
}

/** Shows one wave: its orders, its walk along the shelves, and every scan. */
export default recordPage({
  operation: GetPickWave,
  params: ['waveId'],
  list: { label: { en: 'Picking', zh: '拣货' }, href: '/picking' },
  title: () => <Title />,
  state: ({ status }) => ({ words: PICK_WAVE_STATUS_WORDS, value: status }),
  facts: Facts,
  why: Reasons,
  actions: [
    {
      operation: BeginPickWave,
      label: { en: 'Begin to pick', zh: '开始拣货' },
      tone: 'main',
      key: 'b',
      when: ({ status }) => status === 'open',
      input: (wave) => ({ params: params(wave) }),
      done: { en: 'Scan the first box.', zh: '请扫描第一盒。' },
      then: ({ id }) => `/picking/${id}/walk`,
      refreshes,
    },
    {
      href: ({ id }) => `/picking/${id}/walk`,
      label: { en: 'Pick by scan', zh: '扫描拣货' },
      tone: 'main',
      key: 'c',
      operation: ScanPick,
      when: ({ status, list }) => status === 'picking' && list.some((order) => order.status === 'picking'),
    },
    {
      href: ({ id }) => `/picking/${id}/pack`,
      label: { en: 'Pack', zh: '打包' },
      key: 'p',
      operation: PackOrder,
      when: ({ list }) => list.some(({ status }) => status === 'picked' || status === 'packed'),
    },
    {
      operation: TakePickWave,
      label: { en: 'Take it over', zh: '接手此波次' },
      when: ({ status }) => status === 'picking',
      input: (wave) => ({ params: params(wave) }),
      done: { en: 'You pick this wave now.', zh: '现在由你拣取此波次。' },
      refreshes,
    },
    {
      operation: CancelPickWave,
      label: { en: 'Cancel the wave…', zh: '取消波次…' },
      tone: 'stop',
      when: ({ status }) => status === 'choosing' || status === 'open' || status === 'picking',
      effect: GoesBack,
      input: (wave) => ({ params: params(wave) }),
      keep: { en: 'Keep the wave', zh: '保留波次' },
      done: { en: 'The wave is cancelled.', zh: '波次已取消。' },
      refreshes,
    },
  ],
  tabs: [
    { id: 'orders', label: { en: 'Orders', zh: '订单' }, content: Orders },
    { id: 'walk', label: { en: 'Walk', zh: '路线' }, content: Walk },
    { id: 'scans', label: { en: 'Scans', zh: '扫描记录' }, content: Scans, operation: ListPickScans },
  ],
});
