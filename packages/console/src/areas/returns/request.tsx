import { REQUEST_RETURN_GUIDE } from '@toric/contracts/order/returns/return.guide';
import { QuoteReturn, RequestReturn } from '@toric/contracts/order/returns/return.http';
import { RETURN_RESOLUTION_WORDS, RETURN_RULE_WORDS } from '@toric/contracts/order/returns/return.words';
import { RETURN_REASON_WORDS } from '@toric/contracts/returned/returned.words';
import { REFUND_TO_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { useDebouncedValue } from '@mantine/hooks';
import { useWatch } from 'react-hook-form';
import { useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Day } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { useFormAround } from '../../kit/form/use-spec-form.ts';
import { useOrderLineOptions } from './order-lines.ts';

const CARRIAGE = { customer: text('the customer', '客户'), shop: text('the shop', '商店') };

/** Shows, while the person types, which boxes may come back, by which rule, and how much money they give back. */
function Quote() {
  const t = useWords();
  const { orderId = '' } = useParams();
  const { methods } = useFormAround();
  const [values] = useDebouncedValue(useWatch({ control: methods.control }), 300);
  const body = RequestReturn.body.safeParse(values);
  const known = body.success ? { lines: body.data.lines, resolution: body.data.resolution } : undefined;
  const input = known && { params: { orderId }, body: known };
  const { data, problem } = useAnswer(QuoteReturn, input, { keep: true });
  if (problem) return <Refusal problem={problem} />;
  if (!data) return null;
  return (
    <section className="stack" aria-live="polite">
      {data.lines.map(({ lineId, productName, allowed, rule, source, until, complaintOffered }) => (
        <Why
          key={lineId}
          tone={allowed ? 'ok' : 'stop'}
          title={productName}
          rule={
            <>
              <Badge words={RETURN_RULE_WORDS} value={rule} /> {source} {until && <Day day={until} />}
              {complaintOffered &&
                ` ${t(text('Record a complaint too if an eye reacted.', '如眼部出现反应，请同时登记投诉。'))}`}
            </>
          }
        />
      ))}
      <Facts
        rows={[
          { label: text('Expected refund', '预计退款'), value: <Money value={data.refund} /> },
          { label: text('The way back is paid by', '退回运费承担方'), value: t(CARRIAGE[data.carriageBy]) },
          { label: text('Send back by', '最晚寄回日期'), value: data.goodsComeBack && <Day day={data.sendBackBy} /> },
        ]}
      />
    </section>
  );
}

/** Requests a return or an exchange, or reports goods that were lost or damaged. */
export default formPage(
  {
    operation: RequestReturn,
    guide: REQUEST_RETURN_GUIDE,
    title: text('New return', '新退货单'),
    save: text('Ask for the return', '申请退货'),
    start: () => ({ resolution: 'refund' as const }),
    sections: [
      {
        title: text('What comes back', '退回的商品'),
        fields: [
          {
            name: 'lines',
            control: 'lines',
            fields: [
              { name: 'lineId', control: 'choice', options: useOrderLineOptions },
              { name: 'quantity', control: 'number' },
              { name: 'reason', control: 'choice', words: RETURN_REASON_WORDS },
            ],
          },
        ],
      },
      {
        fields: [
          { name: 'resolution', words: RETURN_RESOLUTION_WORDS, width: 'half' },
          { name: 'refundTo', words: REFUND_TO_WORDS, width: 'half' },
          { name: 'note', control: 'long-text' },
        ],
      },
    ],
  },
  {
    back: { label: text('Order', '订单'), href: '/orders/:orderId' },
    below: Quote,
    done: text('The return is asked for.', '已申请退货。'),
    then: ({ id }) => `/returns/${id}`,
  },
);
