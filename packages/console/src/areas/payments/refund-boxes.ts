import type { Reply } from '@toric/client/types';
import { REQUEST_REFUND_GUIDE } from '@toric/contracts/payment/payment.guide';
import { type GetPayment, ListInvoices, ListRefunds, RequestRefund } from '@toric/contracts/payment/payment.http';
import { REFUND_CAUSE_WORDS } from '@toric/contracts/payment/refund-cause.words';
import { useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';

type Payment = Reply<typeof GetPayment>;

/** Returns the lines of the invoices of the payment in the path, as options. */
function useInvoiceLineOptions() {
  const { orderId = '' } = useParams();
  const { data } = useAnswer(ListInvoices, { query: { orderId, limit: 20 } }, { enabled: orderId !== '' });
  const lines = (data?.data ?? []).flatMap((invoice) => invoice.lines);
  const named = new Map(lines.flatMap(({ lineId, description }) => (lineId ? [[lineId, description] as const] : [])));
  return [...named].map(([value, label]) => ({ value, label }));
}

/** Refunds boxes. Their share of tax and coupon is computed, and each box is refunded only once. */
export const refundBoxes: Action<Payment, typeof RequestRefund> = {
  operation: RequestRefund,
  label: text('Refund boxes…', '按盒退款…'),
  tone: 'stop',
  when: ({ captured, refunded }) => captured > refunded,
  form: {
    operation: RequestRefund,
    guide: REQUEST_REFUND_GUIDE,
    title: text('Refund boxes', '按盒退款'),
    save: text('Ask for this refund', '申请退款'),
    sections: [
      {
        fields: [
          {
            name: 'lines',
            control: 'lines',
            fields: [
              { name: 'lineId', control: 'choice', options: useInvoiceLineOptions },
              { name: 'quantity', control: 'number' },
            ],
          },
          { name: 'withDelivery' },
          { name: 'cause', words: REFUND_CAUSE_WORDS },
          { name: 'reason', control: 'long-text' },
        ],
      },
    ],
  },
  input: ({ orderId }, body) => ({ params: { orderId }, body }),
  done: ({ status }) =>
    status === 'needs-approval'
      ? text('The refund waits for a second person of finance.', '退款待另一位财务人员批准。')
      : text('The refund is on its way.', '退款处理中。'),
  refreshes: [ListRefunds, ListInvoices],
};
