import {
  type AmendmentQuote,
  AmendOrder,
  ListAmendments,
  QuoteAmendment,
} from '@toric/contracts/order/amendments/amendment.http';
import { GetOrder, ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef } from 'react';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand } from '../../app/api.ts';
import { formatMoney } from '../../app/formats.ts';
import { tell } from '../../app/tell.tsx';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Why } from '../../kit/show/why.tsx';
import { bodyOf, type ChangeDraft } from './change-draft.ts';

const DELAY_MS = 300;
/** This refusal is no error: the person has not changed anything yet. */
const UNCHANGED = 'order.amendment-changes-nothing';

/** Reads the price of the change. The request stores nothing. */
export function useAmendmentQuote(orderId: string, draft: ChangeDraft, currency: string) {
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
export function Decide({ order, quoted }: { readonly order: OrderView; readonly quoted: Quoted }) {
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
