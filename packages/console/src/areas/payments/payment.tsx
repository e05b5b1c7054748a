import type { Reply } from '@toric/client/types';
import { REQUEST_REFUND_GUIDE } from '@toric/contracts/payment/payment.guide';
import {
  GetPayment,
  ListPayments,
  ListRefunds,
  RequestRefund,
  RetryCapture,
} from '@toric/contracts/payment/payment.http';
import { PAYMENT_STATUS_WORDS } from '@toric/contracts/payment/payment.words';
import { REFUND_TO_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { REFUND_CAUSE_WORDS } from '@toric/contracts/payment/refund-cause.words';
import { PAYMENT_METHOD_WORDS } from '@toric/contracts/payment/method.words';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link } from 'react-router';
import { useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { OrderNumber } from '../order-desk/order-number.tsx';
import { PaymentRefunds } from '../refunds/payment-refunds.tsx';
import { Parts, PaymentInvoices } from './parts.tsx';
import { refundBoxes } from './refund-boxes.ts';

type Payment = Reply<typeof GetPayment>;
type Shown = { readonly record: Payment };

const money = ({ amount }: Payment, minor: number) => amount && { amount: minor, currency: amount.currency };
const left = ({ captured, refunded }: Payment) => captured - refunded;

const AMOUNT: Readonly<Record<Payment['method'], Text>> = {
  card: { en: 'Held on the card', zh: '预授权' },
  cash: { en: 'To pay in cash', zh: '应付现金' },
  exchange: { en: 'Value of the exchange', zh: '换货金额' },
};

function Sums({ record }: Shown) {
  return (
    <Facts
      sum
      rows={[
        {
          label: AMOUNT[record.method],
          value: <Money value={money(record, (record.amount?.amount ?? 0) - record.storeCredit)} />,
        },
        {
          label: { en: 'Paid by store credit', zh: '储值支付' },
          value: record.storeCredit > 0 ? <Money value={money(record, record.storeCredit)} /> : null,
        },
        { label: { en: 'Collected', zh: '已收' }, value: <Money value={money(record, record.captured)} /> },
        { label: { en: 'Given back', zh: '已退' }, value: <Money value={money(record, -record.refunded)} /> },
        {
          label: { en: 'Left with the shop', zh: '余额' },
          value: <Money value={money(record, left(record))} />,
          total: true,
        },
      ]}
    />
  );
}

function Reasons({ record }: Shown) {
  if (record.status === 'capture-failed')
    return (
      <Why
        tone="stop"
        title={{ en: 'The money could not be collected.', zh: '款项未能收取。' }}
        {...(record.reason && { rule: record.reason.detail })}
      />
    );
  if (record.needsReview)
    return (
      <Why
        tone="wait"
        title={{ en: 'A person must look at this payment.', zh: '此付款需要人工查看。' }}
        rule={
          record.note ?? {
            en: 'The provider has not answered, or disagrees with us.',
            zh: '支付服务商未应答，或与我方记录不一致。',
          }
        }
      />
    );
  if (record.status === 'declined')
    return (
      <Why
        tone="note"
        title={{ en: 'The card was declined.', zh: '银行卡被拒。' }}
        {...(record.reason && { rule: record.reason.detail })}
      />
    );
  return null;
}

function Line({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <Link to={`/orders/${record.orderId}`}>{t({ en: 'The order', zh: '查看订单' })}</Link>
      {record.customerId && (
        <>
          {' '}
          · <CustomerName id={record.customerId} />
        </>
      )}{' '}
      · {t(PAYMENT_METHOD_WORDS[record.method].label)} · <When at={record.createdAt} />
    </>
  );
}

/** Shows how an exchange is covered: the goods that came back, the amount that was charged, and the open amount. */
function Cover({ record }: Shown) {
  const { exchange } = record;
  if (!exchange) return null;
  const row = (label: Text, minor: number) => ({ label, value: <Money value={money(record, minor)} /> });
  return (
    <Block title={{ en: 'The exchange', zh: '换货' }}>
      <Facts
        sum
        rows={[
          row({ en: 'Covered by the return', zh: '由退货抵付' }, exchange.covered),
          row({ en: 'Came back', zh: '已退回' }, -exchange.settled),
          row({ en: 'Charged to the card', zh: '已从银行卡扣款' }, -exchange.charged),
          { ...row({ en: 'Still to come back', zh: '尚未退回' }, exchange.open), total: true },
        ]}
      />
    </Block>
  );
}

const Content = ({ record }: Shown) => (
  <>
    <Block title={{ en: 'The money', zh: '款项' }}>
      <div className="money-sums">
        <Sums record={record} />
      </div>
    </Block>
    <Cover record={record} />
    <Parts record={record} />
    <PaymentInvoices orderId={record.orderId} />
    <PaymentRefunds orderId={record.orderId} />
  </>
);

/** Shows one payment: the captured and refunded amounts, and the actions. */
export default recordPage({
  operation: GetPayment,
  params: ['orderId'],
  list: { label: { en: 'Payments', zh: '付款' }, href: '/payments' },
  title: ({ invoiceNumber, orderId }) => invoiceNumber ?? <OrderNumber id={orderId} />,
  state: ({ status }) => ({ words: PAYMENT_STATUS_WORDS, value: status }),
  facts: Line,
  why: Reasons,
  actions: [
    {
      operation: RetryCapture,
      label: { en: 'Collect the money again', zh: '重新收款' },
      tone: 'main',
      key: 'a',
      when: ({ status }) => status === 'capture-failed',
      effect: Sums,
      input: ({ orderId }) => ({ params: { orderId } }),
      done: { en: 'The provider is asked again. The state follows here.', zh: '已再次请求服务商，结果将显示在此。' },
      refreshes: [ListPayments],
    },
    {
      operation: RequestRefund,
      label: { en: 'Give money back…', zh: '退款…' },
      tone: 'stop',
      key: 'r',
      when: (payment) => left(payment) > 0,
      effect: Sums,
      form: {
        operation: RequestRefund,
        guide: REQUEST_REFUND_GUIDE,
        title: { en: 'Give money back', zh: '退款' },
        save: { en: 'Ask for this refund', zh: '申请退款' },
        sections: [
          {
            fields: [
              { name: 'amount', control: 'money' },
              { name: 'cause', words: REFUND_CAUSE_WORDS },
              { name: 'refundTo', words: REFUND_TO_WORDS },
              { name: 'reason', control: 'long-text' },
            ],
          },
        ],
        start: (payment: Payment) =>
          payment.amount ? { amount: { amount: left(payment), currency: payment.amount.currency } } : {},
      },
      input: ({ orderId }, body) => ({ params: { orderId }, body }),
      done: ({ status }) =>
        status === 'needs-approval'
          ? { en: 'The refund waits for a second person of finance.', zh: '退款待另一位财务人员批准。' }
          : { en: 'The refund is on its way.', zh: '退款处理中。' },
      refreshes: [ListRefunds],
    },
    refundBoxes,
  ],
  tabs: [{ id: 'money', label: { en: 'Money', zh: '款项' }, content: Content }],
});
