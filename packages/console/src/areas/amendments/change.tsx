import { GetOrder, type OrderView } from '@toric/contracts/order/order.http';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../app/api.ts';
import { text } from '../../app/words.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { draftOf, type LineDraft } from './change-draft.ts';
import { AddressField, MethodField, WhyField } from './change-fields.tsx';
import { Decide, useAmendmentQuote } from './decide.tsx';
import { LineFields } from './line-fields.tsx';
import { TermsTable } from './terms-table.tsx';

function Change({ order }: { readonly order: OrderView }) {
  const [draft, setDraft] = useState(() => draftOf(order));
  const setLine = (changed: LineDraft) =>
    setDraft({ ...draft, lines: draft.lines.map((one) => (one.lineId === changed.lineId ? changed : one)) });
  const quoted = useAmendmentQuote(order.id, draft, order.total.currency);
  const { quote } = quoted;
  const crumb = <Link to={`/orders/${order.id}`}>{order.number}</Link>;
  return (
    <>
      <PageHead title={text(`Change order ${order.number}`, `更改订单 ${order.number}`)} crumb={crumb} />
      <div className="split rule">
        <div>
          <div className="pad stack-4">
            {order.lines.map((line) => {
              const own = draft.lines.find(({ lineId }) => lineId === line.lineId);
              return own && <LineFields key={line.lineId} line={line} draft={own} onChange={setLine} />;
            })}
            <div className="form-grid">
              <AddressField order={order} draft={draft} onChange={setDraft} />
              <MethodField order={order} draft={draft} quote={quote} onChange={setDraft} />
              <WhyField draft={draft} onChange={setDraft} />
            </div>
          </div>
          {quote && (
            <Block title={text('Before and after', '更改前后')}>
              <TermsTable before={quote.before} after={quote.after} />
            </Block>
          )}
        </div>
        <aside>
          <Decide order={order} quoted={quoted} />
        </aside>
      </div>
    </>
  );
}

/** Changes a confirmed order: its lines, its address and its prices. The difference is shown before anything is done. */
export default function ChangeOrderPage() {
  const { orderId = '' } = useParams();
  const order = useAnswer(GetOrder, { params: { orderId } });
  return <Answered query={order}>{(known) => <Change order={known} />}</Answered>;
}
