import {
  ApproveRefund,
  GetPayment,
  ListRefunds,
  RejectRefund,
  type RefundView,
} from '@toric/contracts/payment/payment.http';
import { REFUND_CAUSE_WORDS } from '@toric/contracts/payment/refund-cause.words';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';

const NEEDS_ANOTHER = {
  en: 'Whoever asked for a refund may not approve it. Another person of finance decides.',
  zh: '退款申请人不得自行批准，须由另一位财务人员决定。',
};

function Effect({ record }: { readonly record: RefundView }) {
  const t = useWords();
  const own = useSession().person.id === record.requestedBy;
  return (
    <div className="stack">
      {own && (
        <Why
          tone="stop"
          title={{ en: 'You asked for this refund yourself.', zh: '此退款由你本人申请。' }}
          rule={NEEDS_ANOTHER}
        />
      )}
      <Facts
        sum
        rows={[
          { label: { en: 'Cause', zh: '原因' }, value: t(REFUND_CAUSE_WORDS[record.cause].label) },
          { label: { en: 'Asked for by', zh: '申请人' }, value: <PersonName id={record.requestedBy} /> },
          { label: { en: 'Note', zh: '备注' }, value: record.reason },
          { label: { en: 'The customer gets', zh: '客户将收到' }, value: <Money value={record.amount} />, total: true },
        ]}
      />
    </div>
  );
}

const isOpen = ({ status }: RefundView) => status === 'needs-approval';
const input = ({ id }: RefundView) => ({ params: { refundId: id } });
const refreshes = [GetPayment, ListRefunds];

export const approve: Action<RefundView, typeof ApproveRefund> = {
  operation: ApproveRefund,
  label: { en: 'Approve…', zh: '批准…' },
  tone: 'main',
  when: isOpen,
  effect: Effect,
  input,
  done: { en: 'The refund is approved and on its way.', zh: '退款已批准，正在处理。' },
  refreshes,
};

export const reject: Action<RefundView, typeof RejectRefund> = {
  operation: RejectRefund,
  label: { en: 'Reject…', zh: '拒绝…' },
  tone: 'stop',
  when: isOpen,
  effect: Effect,
  input,
  done: { en: 'The refund is rejected. The customer gets nothing.', zh: '退款已拒绝，客户不会收到款项。' },
  refreshes,
};
