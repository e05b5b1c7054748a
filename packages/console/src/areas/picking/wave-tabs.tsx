import { GetPackingSlip } from '@toric/contracts/catalog-inventory/picking/packing.http';
import { PICK_ORDER_STATUS_WORDS, PICK_OUTCOME_WORDS } from '@toric/contracts/catalog-inventory/picking/pick.words';
import type { PickOrder, PickTask, PickWaveView } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ListPickScans } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { GetShipment } from '@toric/contracts/order/shipment.http';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { MoreRows } from '../../kit/more-rows.tsx';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge, StateBadge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Power } from '../../kit/show/power.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { ChoiceButtons } from '../stock/choice-buttons.tsx';
import { giveBack, putBack, sendRestLater } from './order-actions.ts';

type Shown = { readonly record: PickWaveView };

function OrderRow({ waveId, order }: { readonly waveId: string; readonly order: PickOrder }) {
  const t = useWords();
  const may = useMay();
  const isOpen = may(GetShipment) && order.status !== 'shipped' && order.status !== 'cancelled';
  return (
    <tr>
      <td className="num">
        <b>{order.place}</b>
      </td>
      <td>{isOpen ? <Link to={`/shipments/${order.orderId}`}>{order.number}</Link> : order.number}</td>
      <td>
        <Badge words={PICK_ORDER_STATUS_WORDS} value={order.status} />{' '}
        {order.isOnHold && <StateBadge state="stop" label={{ en: 'On hold', zh: '已暂停' }} />}
        {order.note && <span className="fine dim">{order.note}</span>}
      </td>
      <td>{order.promisedOn ? <Day day={order.promisedOn} /> : '–'}</td>
      <td>{order.market}</td>
      <td>{order.shipmentWarning ? t({ en: 'Warning on the slip', zh: '装箱单附警告' }) : '–'}</td>
      <td className="row no-paper">
        {(order.status === 'picked' || order.status === 'packed') && (
          <DownloadButton
            small
            operation={GetPackingSlip}
            input={{ params: { waveId, orderId: order.orderId } }}
            label={{ en: 'Packing slip', zh: '装箱单' }}
          />
        )}
        <ActionButton small action={giveBack} record={{ waveId, order }} />
        <ActionButton small action={sendRestLater} record={{ waveId, order }} />
        <ActionButton small action={putBack} record={{ waveId, order }} />
      </td>
    </tr>
  );
}

/** Lists the orders of a wave, by the number of their tote. */
export function Orders({ record }: Shown) {
  const t = useWords();
  return (
    <Block title={{ en: 'Orders', zh: '订单' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th className="num">{t({ en: 'Tote', zh: '周转箱' })}</th>
            <th>{t({ en: 'Order', zh: '订单' })}</th>
            <th>{t({ en: 'State', zh: '状态' })}</th>
            <th>{t({ en: 'Promised', zh: '承诺日期' })}</th>
            <th>{t({ en: 'Country', zh: '国家或地区' })}</th>
            <th>{t({ en: 'Put in the parcel', zh: '随包裹附上' })}</th>
            <th className="no-paper">{t({ en: 'Do', zh: '操作' })}</th>
          </tr>
        </thead>
        <tbody>
          {record.list.map((order) => (
            <OrderRow key={order.orderId} waveId={record.id} order={order} />
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}

function Stop({ task, place }: { readonly task: PickTask; readonly place: number | undefined }) {
  const isDone = task.taken >= task.quantity;
  return (
    <tr>
      <td className="mono">
        <b>{task.bin ?? '–'}</b>
      </td>
      <td className="num">{place}</td>
      <td>
        {task.eye && <Eye eye={task.eye} />} {task.productName}{' '}
        {task.parameters && <Power lens={task.parameters} dial />}
      </td>
      <td className="mono">
        <Link className="plain" to={`/stock/lots/${task.lotId}`}>
          {task.lotNumber}
        </Link>
      </td>
      <td>
        <Day day={task.expiresOn} />
      </td>
      <td className="num">{task.quantity}</td>
      <td>
        {task.inQuarantine ? (
          <StateBadge state="stop" label={{ en: 'Set aside', zh: '已隔离' }} />
        ) : (
          <StateBadge state={isDone ? 'ok' : 'new'} label={{ en: `${task.taken} taken`, zh: `已取 ${task.taken}` }} />
        )}{' '}
        <span className="only-paper tick-box" />
      </td>
    </tr>
  );
}

/** Lists the tasks of the walk along the shelves, sorted by bin. */
export function Walk({ record }: Shown) {
  const t = useWords();
  const places = new Map(record.list.map(({ orderId, place }) => [orderId, place]));
  return (
    <Block title={{ en: 'Walk along the shelves', zh: '拣货路线' }}>
      {record.tasks.length === 0 && (
        <p className="dim">{t({ en: 'The walk is made when somebody begins.', zh: '开始拣货时会生成路线。' })}</p>
      )}
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Bin', zh: '货位' })}</th>
            <th className="num">{t({ en: 'Tote', zh: '周转箱' })}</th>
            <th>{t({ en: 'Goods', zh: '商品' })}</th>
            <th>{t({ en: 'Lot', zh: '批号' })}</th>
            <th>{t({ en: 'Use by', zh: '有效期至' })}</th>
            <th className="num">{t({ en: 'Boxes', zh: '盒数' })}</th>
            <th>{t({ en: 'Taken', zh: '已取' })}</th>
          </tr>
        </thead>
        <tbody>
          {record.tasks.map((task) => (
            <Stop key={task.taskId} task={task} place={places.get(task.orderId)} />
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}

const VIEWS = [
  { value: 'all', label: { en: 'All scans', zh: '全部扫描' } },
  { value: 'refused', label: { en: 'Refused', zh: '被拒绝' } },
] as const;

/** Lists the scans of the wave, each with its verdict. */
export function Scans({ record }: Shown) {
  const t = useWords();
  const [view, setView] = useState<'all' | 'refused'>('all');
  const numbers = new Map(record.list.map(({ orderId, number }) => [orderId, number]));
  return (
    <Block title={{ en: 'Scans', zh: '扫描记录' }}>
      <ChoiceButtons label={{ en: 'Which scans', zh: '筛选' }} options={VIEWS} value={view} onChange={setView} />
      <MoreRows
        operation={ListPickScans}
        input={{ params: { waveId: record.id }, query: view === 'refused' ? { refused: 'true' } : {} }}
        empty={{
          title: { en: 'Nothing was scanned yet.', zh: '尚无扫描。' },
          about: {
            en: 'Each scan at a shelf stands here, also a refused one.',
            zh: '每次扫描都会列在此处，包括被拒绝的。',
          },
        }}
        head={
          <tr>
            <th>{t({ en: 'When', zh: '时间' })}</th>
            <th>{t({ en: 'Verdict', zh: '结果' })}</th>
            <th>{t({ en: 'For order', zh: '订单' })}</th>
            <th>{t({ en: 'Code', zh: '条码' })}</th>
            <th>{t({ en: 'By', zh: '操作人' })}</th>
          </tr>
        }
        row={(scan) => (
          <tr key={scan.id}>
            <td>
              <When at={scan.createdAt} />
            </td>
            <td>
              <Badge words={PICK_OUTCOME_WORDS} value={scan.outcome} />
            </td>
            <td>{numbers.get(scan.orderId)}</td>
            <td className="mono">{scan.scanned}</td>
            <td>
              <PersonName id={scan.actorId} />
            </td>
          </tr>
        )}
      />
    </Block>
  );
}
