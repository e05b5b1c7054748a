import {
  type AmendmentView,
  ApproveAmendment,
  CancelAmendment,
  GetAmendment,
  ListAmendments,
  RejectAmendment,
} from '@toric/contracts/order/amendments/amendment.http';
import { GetOrder, ListOrders } from '@toric/contracts/order/order.http';
import { useSession } from '../../app/session.tsx';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { Why } from '../../kit/show/why.tsx';
import { TermsTable } from './terms-table.tsx';

const refreshes = [GetAmendment, ListAmendments, GetOrder, ListOrders];
const input = ({ id }: AmendmentView) => ({ params: { amendmentId: id } });
const waits = ({ status }: AmendmentView) => status === 'needs-approval';

/** Shows the effect of the change on the order. Warns the person who decides if she requested the change herself. */
function Decided({ record }: { readonly record: AmendmentView }) {
  const own = useSession().person.id === record.requestedBy;
  return (
    <div className="stack">
      {own && (
        <Why
          tone="stop"
          title={text('You asked for this price yourself.', '此价格由你本人申请。')}
          rule={text('A colleague of sales or finance approves it.', '须由销售或财务的另一位同事批准。')}
        />
      )}
      {record.before && <TermsTable before={record.before} after={record.after} />}
    </div>
  );
}

export const approve: Action<AmendmentView, typeof ApproveAmendment> = {
  operation: ApproveAmendment,
  label: text('Approve the price…', '批准价格…'),
  tone: 'main',
  when: waits,
  effect: Decided,
  input,
  done: text('Approved. Prescription, card and boxes are checked now.', '已批准，正在核对处方、银行卡和库存。'),
  refreshes,
};

export const reject: Action<AmendmentView, typeof RejectAmendment> = {
  operation: RejectAmendment,
  label: text('Reject the price…', '驳回价格…'),
  tone: 'stop',
  when: waits,
  effect: Decided,
  input,
  done: text('Rejected. The order stays as it is.', '已驳回，订单保持不变。'),
  refreshes,
};

const REVOCABLE: readonly string[] = ['needs-approval', 'checking', 'charging'];

export const takeBack: Action<AmendmentView, typeof CancelAmendment> = {
  operation: CancelAmendment,
  label: text('Take it back', '撤回'),
  when: ({ status }) => REVOCABLE.includes(status),
  input,
  done: text('Taken back. The order stays as it was.', '已撤回，订单保持不变。'),
  refreshes,
};
