import { AMEND_ORDER_GUIDE } from '@toric/contracts/order/amendments/amendment.guide';
import {
  type AmendmentQuote,
  AmendOrder,
  ListAmendments,
  QuoteAmendment,
} from '@toric/contracts/order/amendments/amendment.http';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { GetOrder, ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useRef, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useAnswer, useCommand, useMay } from '../../app/api.ts';
import { formatMoney } from '../../app/formats.ts';
import { tell } from '../../app/tell.tsx';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { FieldFrame } from '../../kit/form/field-frame.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Eye } from '../../kit/show/eye.tsx';
import { Money } from '../../kit/show/money.tsx';
import { PageHead } from '../../kit/show/page-head.tsx';
import { Why } from '../../kit/show/why.tsx';
import { addressInOneLine } from '../orders/address-lines.tsx';
import { bodyOf, type ChangeDraft, draftOf, type LineDraft } from './change-draft.ts';
import { TermsTable } from './terms-table.tsx';

type Order = OrderView;
const DELAY_MS = 300;
const MOST_BOXES = 24;
/** This refusal is no error: the person has not changed anything yet. */
const UNCHANGED = 'order.amendment-changes-nothing';
const FRAME = { isOptional: true, shape: 'single', hasExample: false } as const;
const guideOf = (name: string) => AMEND_ORDER_GUIDE[name];

type LineProps = {
  readonly line: Order['lines'][number];
  readonly draft: LineDraft;
  readonly onChange: (draft: LineDraft) => void;
};

function KeptField({ draft, onChange }: Omit<LineProps, 'line'>) {
  const t = useWords();
  const id = useId();
  return (
    <p className="form-third">
      <label className="row list-check" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={draft.isKept}
          onChange={({ target }) => onChange({ ...draft, isKept: target.checked })}
        />
        {t(text('Stays in the order', '保留在订单中'))}
      </label>
    </p>
  );
}

/** Shows the fields of one line of the order: whether it stays, the number of boxes, and a price by hand. */
function LineFields({ line, draft, onChange }: LineProps) {
  const t = useWords();
  const [boxesId, priceId] = [useId(), useId()];
  const name = (
    <>
      {line.eye && <Eye eye={line.eye} />} <b>{line.productName}</b> <Money value={line.unitPrice} />
    </>
  );
  return (
    <fieldset className="form-grid plain">
      <legend>{name}</legend>
      <KeptField draft={draft} onChange={onChange} />
      <FieldFrame
        {...FRAME}
        id={boxesId}
        error={undefined}
        isOptional={false}
        width="third"
        label={t(text('Boxes', '盒数'))}
        guide={guideOf('lines.quantity')}
      >
        <input
          id={boxesId}
          className="input num"
          type="number"
          min={1}
          max={MOST_BOXES}
          disabled={!draft.isKept}
          value={draft.quantity}
          onChange={({ target }) => onChange({ ...draft, quantity: target.valueAsNumber || 1 })}
        />
      </FieldFrame>
      <FieldFrame
        {...FRAME}
        id={priceId}
        error={undefined}
        width="third"
        label={t(text('Price by hand', '手动价格'))}
        guide={guideOf('lines.unitPrice.amount')}
      >
        <input
          id={priceId}
          className="input num"
          inputMode="decimal"
          autoComplete="off"
          disabled={!draft.isKept}
          value={draft.price}
          onChange={({ target }) => onChange({ ...draft, price: target.value })}
        />
      </FieldFrame>
    </fieldset>
  );
}

type FieldsProps = {
  readonly order: Order;
  readonly draft: ChangeDraft;
  readonly onChange: (draft: ChangeDraft) => void;
};

/**
 * Shows the field of the address. It offers only addresses in the country of the order, which decides price and law.
 */
function AddressField({ order, draft, onChange }: FieldsProps) {
  const t = useWords();
  const may = useMay();
  const id = useId();
  const { data } = useAnswer(
    ListAddresses,
    { params: { customerId: order.customerId } },
    { enabled: may(ListAddresses) },
  );
  const here = (data?.data ?? []).filter(({ country }) => country === order.market);
  const label = t(text('Deliver to', '送货地址'));
  const placeAt = (addressId: string) => {
    const { region, postalCode } = here.find((address) => address.id === addressId) ?? {};
    return { ...(region && { region }), ...(postalCode && { postalCode }) };
  };
  return (
    <FieldFrame {...FRAME} id={id} error={undefined} width="half" label={label} guide={guideOf('shippingAddressId')}>
      <select
        id={id}
        className="input"
        value={draft.addressId}
        onChange={({ target }) => onChange({ ...draft, addressId: target.value, place: placeAt(target.value) })}
      >
        <option value="">{t(text('As before', '不变'))}</option>
        {here
          .filter((address) => address.id !== order.shippingAddressId)
          .map((address) => (
            <option key={address.id} value={address.id}>
              {addressInOneLine(address)}
            </option>
          ))}
      </select>
    </FieldFrame>
  );
}

function WhyField({ draft, onChange }: Omit<FieldsProps, 'order'>) {
  const t = useWords();
  const id = useId();
  return (
    <FieldFrame
      {...FRAME}
      id={id}
      error={undefined}
      width="half"
      label={t(text('Reason', '原因'))}
      guide={guideOf('why')}
    >
      <input
        id={id}
        className="input"
        maxLength={500}
        value={draft.why}
        onChange={({ target }) => onChange({ ...draft, why: target.value })}
      />
    </FieldFrame>
  );
}

/** Reads the price of the change. The request stores nothing. */
function useAmendmentQuote(orderId: string, draft: ChangeDraft, currency: string) {
  const body = bodyOf(draft, currency);
  const asked = JSON.stringify(body);
  const [settled] = useDebouncedValue(asked, DELAY_MS);
  const input = { params: { orderId }, body: body ?? {} };
  const { data, problem } = useAnswer(QuoteAmendment, input, {
    ...{ keep: true, enabled: body !== undefined && settled === asked },
  });
  return { body, quote: body && settled === asked ? data : undefined, problem };
}

function Against({ quote }: { readonly quote: AmendmentQuote | undefined }) {
  const [refusal] = quote?.refusals ?? [];
  if (refusal) return <Why tone={refusal.code === UNCHANGED ? 'wait' : 'stop'} title={refusal.detail} />;
  if (!quote?.needsSecondPerson) return null;
  return (
    <Why
      tone="wait"
      title={text('This price is so low that a colleague must approve it.', '此价格过低，须由同事批准。')}
      rule={text('Until then the order goes on as it is.', '在此之前订单按原样进行。')}
    />
  );
}

type Quoted = ReturnType<typeof useAmendmentQuote>;

/** Shows the difference in money, and the button that changes the order. */
function Decide({ order, quoted }: { readonly order: Order; readonly quoted: Quoted }) {
  const t = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const { body, quote, problem: unquoted } = quoted;
  const { run, busy, problem } = useCommand(AmendOrder, { refreshes: [GetOrder, ListOrders, ListAmendments] });
  const sent = useRef({ content: '', key: '' });
  const isReady = quote !== undefined && quote.refusals.length === 0 && !busy;
  const change = async () => {
    if (!body) return;
    const content = JSON.stringify(body);
    if (sent.current.content !== content) sent.current = { content, key: crypto.randomUUID() };
    const { body: made } = await run({ params: { orderId: order.id }, body, idempotencyKey: sent.current.key });
    tell(text('The change is being checked.', '正在核对更改。'));
    await navigate(`/amendments/${made.id}`);
  };
  const { difference } = quote ?? {};
  const by = difference && formatMoney(difference, language, true);
  return (
    <Block title={text('What it costs', '差额')}>
      <div className="stack">
        <Against quote={quote} />
        <Refusal problem={problem ?? unquoted} />
        <button
          className="btn main wide"
          type="button"
          data-operation={AmendOrder.id}
          disabled={!isReady}
          aria-busy={busy}
          // the refusal is shown above the button
          onClick={() => void change().catch(() => undefined)}
        >
          {t(by ? text(`Change the order: ${by}`, `更改订单：${by}`) : text('Change the order', '更改订单'))}
        </button>
        <p className="fine dim">
          {t(
            text(
              'Prescription, card and boxes are checked next. The order takes all of it or nothing, and the customer is told the difference.',
              '随后核对处方、银行卡和库存。更改全部生效或全部不生效，并告知客户差额。',
            ),
          )}
        </p>
      </div>
    </Block>
  );
}

function Change({ order }: { readonly order: Order }) {
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
