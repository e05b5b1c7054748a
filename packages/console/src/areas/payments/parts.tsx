import type { Reply } from '@toric/client/types';
import { type GetPayment, ListInvoices } from '@toric/contracts/payment/payment.http';
import type { PaymentPart } from '@toric/contracts/payment/payment-part';
import { PAYMENT_PART_WORDS } from '@toric/contracts/payment/payment.words';
import { Link } from 'react-router';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { ScrollTable } from '../../kit/scroll-region.tsx';
import { Badge } from '../../kit/show/badge.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';

type Payment = Reply<typeof GetPayment>;

function Row({ part, currency }: { readonly part: PaymentPart; readonly currency: string }) {
  return (
    <tr>
      <td className="mono">…{part.parcelId.slice(-8)}</td>
      <td className="num">
        <Money value={{ amount: part.amount, currency }} />
      </td>
      <td>
        <Badge words={PAYMENT_PART_WORDS} value={part.status} />
      </td>
      <td>{part.invoiceNumber}</td>
    </tr>
  );
}

/** Shows the captures of an order that is captured in parts, one for each parcel. */
export function Parts({ record: { parts, amount } }: { readonly record: Payment }) {
  const t = useWords();
  if (parts.length === 0 || !amount) return null;
  return (
    <Block title={{ en: 'Captures', zh: '分次扣款' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Parcel', zh: '包裹' })}</th>
            <th className="num">{t({ en: 'Amount', zh: '金额' })}</th>
            <th>{t({ en: 'State', zh: '状态' })}</th>
            <th>{t({ en: 'Invoice', zh: '发票' })}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <Row key={part.parcelId} part={part} currency={amount.currency} />
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}

/** Lists the invoices of the order, one for each parcel, and their credit notes. */
export function PaymentInvoices({ orderId }: { readonly orderId: string }) {
  const t = useWords();
  const may = useMay();
  const { data } = useAnswer(ListInvoices, { query: { orderId, limit: 20 } }, { enabled: may(ListInvoices) });
  const invoices = data?.data ?? [];
  if (invoices.length === 0) return null;
  return (
    <Block title={{ en: 'Invoices', zh: '发票' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Number', zh: '号码' })}</th>
            <th>{t({ en: 'Issued', zh: '开具日期' })}</th>
            <th className="num">{t({ en: 'Total', zh: '合计' })}</th>
          </tr>
        </thead>
        <tbody>
          {invoices.flatMap(({ id, number, createdAt, total, currency, creditNotes }) => [
            <tr key={id}>
              <td>
                <Link to={`/invoices/${id}`}>{number}</Link>
              </td>
              <td>
                <When at={createdAt} />
              </td>
              <td className="num">
                <Money value={{ amount: total, currency }} />
              </td>
            </tr>,
            ...creditNotes.map((note) => (
              <tr key={note.id} className="dim">
                <td>
                  {t({ en: 'Credit note', zh: '红字发票' })} {note.number}
                </td>
                <td>
                  <When at={note.createdAt} />
                </td>
                <td className="num">
                  <Money value={{ amount: -note.total, currency: note.currency }} />
                </td>
              </tr>
            )),
          ])}
        </tbody>
      </ScrollTable>
    </Block>
  );
}
