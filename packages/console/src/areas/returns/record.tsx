import { ListChanges } from '@toric/contracts/changes/change.http';
import { GetReturn, type ReturnView } from '@toric/contracts/order/returns/return.http';
import {
  RETURN_OUTCOME_WORDS,
  RETURN_RESOLUTION_WORDS,
  RETURN_RULE_WORDS,
  RETURN_STATUS_WORDS,
} from '@toric/contracts/order/returns/return.words';
import { REFUND_TO_WORDS } from '@toric/contracts/payment/store-credit/store-credit.words';
import { RETURN_REASON_WORDS } from '@toric/contracts/returned/returned.words';
import { Link } from 'react-router';
import { text, useWords } from '../../app/words.ts';
import { recordPage } from '../../kit/record/record-page.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { Money } from '../../kit/show/money.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { Day, When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { ChangeList } from '../customers/change-list.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { RETURN_ACTIONS } from './actions.tsx';
import { WayBack } from './label.tsx';
import { Boxes } from './boxes.tsx';
import { Pictures } from './pictures.tsx';

type Shown = { readonly record: ReturnView };

function Head({ record }: Shown) {
  const t = useWords();
  return (
    <>
      <CustomerName id={record.customerId} /> · <Link to={`/orders/${record.orderId}`}>{record.orderNumber}</Link> ·{' '}
      {t(RETURN_RESOLUTION_WORDS[record.resolution].label)} · <When at={record.createdAt} />
    </>
  );
}

/** Shows the next step of a return, or the reason why the return has stopped. */
function Waits({ record }: Shown) {
  if (record.reason) return <Why tone="stop" title={record.reason.detail} />;
  if (record.status === 'requested' && record.lines.some(({ allowed }) => !allowed))
    return (
      <Why
        tone="wait"
        title={text('The rules do not allow a part of it.', '其中一部分不符合退货规则。')}
        rule={text(
          'Accept it only if the shop wants to. The decision says why.',
          '商店愿意时才同意，决定时须写明原因。',
        )}
      />
    );
  if (
    record.chargeFrom &&
    (record.status === 'exchange-sent' || (record.status === 'reminded' && record.exchangeOrderId))
  )
    return (
      <Why
        tone="wait"
        title={text('Charged if it does not come back in time', '逾期未退回将扣款')}
        rule={<Day day={record.chargeFrom} />}
      />
    );
  return null;
}

function Lines({ record }: Shown) {
  const t = useWords();
  return (
    <ScrollTable edge>
      <thead>
        <tr>
          <th>{t(text('Goods', '商品'))}</th>
          <th className="num">{t(text('Boxes', '盒数'))}</th>
          <th>{t(text('Reason', '原因'))}</th>
          <th>{t(text('Rule', '规则'))}</th>
        </tr>
      </thead>
      <tbody>
        {record.lines.map((line) => (
          <tr key={line.lineId}>
            <td>
              <b>{line.productName}</b>
            </td>
            <td className="num">{line.quantity}</td>
            <td>
              {t(RETURN_REASON_WORDS[line.reason].label)}
              {line.reaction && <p className="fine t-stop">{t(text('The eye reacted', '眼部出现反应'))}</p>}
            </td>
            <td>
              {t(RETURN_RULE_WORDS[line.rule].label)}
              {line.source && <p className="fine dim">{line.source}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

function Overview({ record }: Shown) {
  const t = useWords();
  const entries = record.steps.toReversed().map((step, index) => ({
    id: String(index),
    at: step.at,
    body: <Badge words={RETURN_STATUS_WORDS} value={step.status} />,
    detail: step.reason?.detail,
  }));
  return (
    <div className="stack-4">
      <Lines record={record} />
      {record.note && <p className="quote">{record.note}</p>}
      <section>
        <h2>{t(text('Boxes that came back', '退回的商品'))}</h2>
        <Boxes record={record} />
      </section>
      <section>
        <h2>{t(text('Steps', '步骤'))}</h2>
        <Timeline entries={entries} />
      </section>
    </div>
  );
}

const CARRIAGE = { customer: text('The customer', '客户'), shop: text('The shop', '商店') };

function Aside({ record }: Shown) {
  const t = useWords();
  const { refunded, creditNoteNumber, exchangeOrderId, carriage } = record;
  return (
    <>
      <Block title={text('Money', '款项')}>
        <Facts
          rows={[
            { label: text('Expected refund', '预计退款'), value: <Money value={record.expectedRefund} /> },
            { label: text('Goes back as', '退款方式'), value: t(REFUND_TO_WORDS[record.refundTo].label) },
            { label: text('Refunded', '已退款'), value: refunded && <Money value={refunded} /> },
            { label: text('Credit note', '贷记单'), value: creditNoteNumber },
            {
              label: text('Outcome', '结果'),
              value: record.outcome && <Badge words={RETURN_OUTCOME_WORDS} value={record.outcome} />,
            },
            {
              label: text('New order', '新订单'),
              value: exchangeOrderId && <Link to={`/orders/${exchangeOrderId}`}>{t(text('Open it', '打开'))}</Link>,
            },
            {
              label: text('Delivery refunded too', '同时退运费'),
              value: t(record.deliveryToo ? text('Yes', '是') : text('No', '否')),
            },
            { label: text('The way back is paid by', '退回运费承担方'), value: t(CARRIAGE[record.carriageBy]) },
            { label: text('Parcel', '包裹'), value: carriage && `${carriage.carrier} ${carriage.trackingNumber}` },
            { label: text('Awaited until', '等待至'), value: record.chargeFrom && <Day day={record.chargeFrom} /> },
            { label: text('Decided by', '决定人'), value: record.decidedBy && <PersonName id={record.decidedBy} /> },
            { label: text('Why so', '决定原因'), value: record.decisionNote },
          ]}
        />
        <p className="fine">
          <Link to={`/payments/${record.orderId}`}>{t(text('All money of the order', '订单的全部款项'))}</Link>
        </p>
      </Block>
      <WayBack record={record} />
    </>
  );
}

const Changes = ({ record }: Shown) => <ChangeList query={{ subject: record.id }} />;

const MOVING = new Set(['received', 'refunding', 'charging']);

/** Shows one return: its lines with the rule of each, its boxes and pictures, the decision, and the money. */
export default recordPage({
  operation: GetReturn,
  params: ['returnId'],
  list: { label: text('Returns', '退货'), href: '/returns' },
  title: ({ number }) => number,
  state: ({ status }) => ({ words: RETURN_STATUS_WORDS, value: status }),
  isMoving: ({ status }) => MOVING.has(status),
  facts: Head,
  why: Waits,
  actions: RETURN_ACTIONS,
  tabs: [
    { id: 'return', label: text('Return', '退货单'), content: Overview },
    { id: 'pictures', label: text('Pictures', '图片'), content: Pictures },
    { id: 'changes', label: text('Changes', '变更'), content: Changes, operation: ListChanges },
  ],
  aside: Aside,
});
