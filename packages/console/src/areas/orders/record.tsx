import { ListMessages } from '@toric/contracts/customer/messages/message.http';
import { GetCustomer } from '@toric/contracts/customer/people/customer.http';
import { ListChanges } from '@toric/contracts/changes/change.http';
import { ListAmendments } from '@toric/contracts/order/amendments/amendment.http';
import { GetOrder } from '@toric/contracts/order/order.http';
import { GetReturn } from '@toric/contracts/order/returns/return.http';
import { ListParcels } from '@toric/contracts/order/parcels/parcel.http';
import { ORDER_CHANNEL_WORDS } from '@toric/contracts/order/desk/known.words';
import { ORDER_STATUS_WORDS } from '@toric/contracts/order/order.words';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { Track } from '../../kit/show/track.tsx';
import { When } from '../../kit/show/when.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { amendmentsSpec } from '../amendments/spec.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { messagesSpec } from '../messages/spec.tsx';
import { parcelsSpec } from '../parcels/spec.tsx';
import { ORDER_ACTIONS, type OrderRecord } from './actions.tsx';
import { OrderAside } from './aside.tsx';
import { OrderLines } from './lines.tsx';
import { hasEnded, trackOf } from './progress.ts';
import { useLiveSteps } from './use-live-steps.ts';
import { OrderWhy } from './why.tsx';

type Shown = { readonly record: OrderRecord };

function Facts({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  return (
    <>
      {may(GetCustomer) && (
        <>
          <CustomerName id={record.customerId} /> ·{' '}
        </>
      )}
      {t({ en: 'placed ', zh: '下单于 ' })}
      <When at={record.createdAt} /> · {t(ORDER_CHANNEL_WORDS[record.channel].label)}
      {record.placedBy && (
        <>
          {' '}
          (<PersonName id={record.placedBy} />)
        </>
      )}
      {record.returnId && may(GetReturn) && (
        <>
          {' '}
          · {t({ en: 'in place of the goods of ', zh: '替代' })}
          <Link to={`/returns/${record.returnId}`}>{t({ en: 'a return', zh: '一份退货的商品' })}</Link>
        </>
      )}
    </>
  );
}

function Overview({ record }: Shown) {
  const t = useWords();
  const steps = useLiveSteps(record);
  const track = trackOf(record, steps).map(({ label, state, at }) => ({
    label,
    state: state === 'stopped' ? ('now' as const) : state,
    detail: state === 'stopped' ? t({ en: 'stopped here', zh: '止于此步' }) : at && <When at={at} />,
  }));
  const entries = [...steps].reverse().map((step) => ({
    id: step.id,
    at: step.at,
    body: <Badge words={ORDER_STATUS_WORDS} value={step.status} />,
    detail: step.reason?.detail,
  }));
  return (
    <div className="stack-4">
      <Track steps={track} />
      <OrderLines record={record} isOpen={!hasEnded(record)} />
      <section>
        <h2>{t({ en: 'Steps', zh: '步骤' })}</h2>
        <Timeline entries={entries} />
      </section>
    </div>
  );
}

const Parcels = ({ record }: Shown) => <RelatedList spec={parcelsSpec} query={{ orderId: record.id }} />;
const Messages = ({ record }: Shown) => <RelatedList spec={messagesSpec} query={{ personId: record.customerId }} />;
const Versions = ({ record }: Shown) => <RelatedList spec={amendmentsSpec} query={{ orderId: record.id }} />;
const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

/**
 * Shows one order: its state and the reason of it, its lines with their evidence, its money, its address and its
 * documents.
 */
export default recordPage({
  operation: GetOrder,
  params: ['orderId'],
  list: { label: { en: 'Orders', zh: '订单' }, href: '/orders' },
  title: ({ number }) => number,
  state: ({ status }) => ({ words: ORDER_STATUS_WORDS, value: status }),
  facts: Facts,
  why: OrderWhy,
  actions: ORDER_ACTIONS,
  tabs: [
    { id: 'order', label: { en: 'Order', zh: '订单' }, content: Overview },
    { id: 'parcels', label: { en: 'Parcels', zh: '包裹' }, content: Parcels, operation: ListParcels },
    {
      id: 'versions',
      label: { en: 'Changes of the order', zh: '订单更改' },
      content: Versions,
      operation: ListAmendments,
    },
    {
      id: 'messages',
      label: { en: 'Messages to the customer', zh: '给客户的消息' },
      content: Messages,
      operation: ListMessages,
    },
    { id: 'changes', label: { en: 'Changes', zh: '变更' }, content: Changes, operation: ListChanges },
  ],
  aside: OrderAside,
});
