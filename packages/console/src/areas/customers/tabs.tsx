import { GetComplaint } from '@toric/contracts/customer/complaints/complaint.http';
import { AskPrivacyRequest } from '@toric/contracts/customer/privacy/privacy.http';
import { ListPastOrders } from '@toric/contracts/order/past-order.http';
import { Link } from 'react-router';
import { useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { complaintsSpec, unreadComplaintsSpec } from '../complaints/spec.tsx';
import { messagesSpec } from '../messages/spec.tsx';
import { ordersSpec } from '../orders/list.tsx';
import { pastOrdersSpec } from '../orders/past-orders.tsx';
import { hasEnded } from '../orders/progress.ts';
import { OrderWhy } from '../orders/why.tsx';
import { Drafts } from '../prescriptions/drafts.tsx';
import { prescriptionsSpec } from '../prescriptions/spec.tsx';
import { ownPrivacySpec } from '../privacy/spec.tsx';
import { tasksSpec } from '../tasks/spec.tsx';
import { verificationsSpec } from '../verification/spec.tsx';
import type { Customer } from './actions.tsx';
import { ChangeList } from './change-list.tsx';
import { Eyes, usePrescriptions } from './eyes.tsx';
import { PinnedNotes } from './pinned-notes.tsx';
import { CustomerTimeline } from './timeline.tsx';
import { useSupplies } from './use-supplies.ts';

type Shown = { readonly record: Customer };

/** Shows why the newest open order of the customer cannot ship yet. */
export function OpenOrderWhy({ record }: Shown) {
  const t = useWords();
  const { orders } = useSupplies(record.id);
  const open = orders.find((order) => !hasEnded(order) && order.status !== 'shipped');
  if (!open) return null;
  return (
    <div className="stack">
      <p className="fine">
        <Link to={`/orders/${open.id}`}>{t({ en: `Order ${open.number}`, zh: `订单 ${open.number}` })}</Link>
      </p>
      <OrderWhy record={open} />
    </div>
  );
}

export function Overview({ record }: Shown) {
  const supplies = useSupplies(record.id);
  const prescriptions = usePrescriptions(record.id);
  return (
    <div className="stack-4">
      <PinnedNotes customerId={record.id} />
      <Eyes supplies={supplies} prescriptions={prescriptions} />
      <CustomerTimeline customerId={record.id} />
    </div>
  );
}

export function Orders({ record }: Shown) {
  const may = useMay();
  return (
    <div className="stack-4">
      <RelatedList spec={ordersSpec} query={{ customerId: record.id }} />
      {may(ListPastOrders) && <RelatedList spec={pastOrdersSpec} params={{ customerId: record.id }} />}
    </div>
  );
}

export const Prescriptions = ({ record }: Shown) => (
  <div className="stack-4">
    <RelatedList spec={prescriptionsSpec} params={{ customerId: record.id }} />
    <Drafts customerId={record.id} />
  </div>
);

export const Verifications = ({ record }: Shown) => (
  <RelatedList spec={verificationsSpec} query={{ customerId: record.id }} />
);

export function Complaints({ record }: Shown) {
  const spec = useMay()(GetComplaint) ? complaintsSpec : unreadComplaintsSpec;
  return <RelatedList spec={spec} query={{ customerId: record.id }} />;
}

export const Tasks = ({ record }: Shown) => <RelatedList spec={tasksSpec} query={{ customerId: record.id }} />;

export const Messages = ({ record }: Shown) => <RelatedList spec={messagesSpec} query={{ personId: record.id }} />;

export function Privacy({ record }: Shown) {
  const t = useWords();
  const may = useMay();
  return (
    <div className="stack">
      {may(AskPrivacyRequest) && (
        <p className="fine dim">
          {t({
            en: 'Requests for data, erasure or restriction. Each has the deadline of its law.',
            zh: '查询、删除或限制处理的请求。每项均有法定期限。',
          })}
        </p>
      )}
      <RelatedList spec={ownPrivacySpec} params={{ customerId: record.id }} />
    </div>
  );
}

export const Changes = ({ record }: Shown) => <ChangeList query={{ customerId: record.id }} />;
