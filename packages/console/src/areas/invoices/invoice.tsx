import { GetCreditNoteFile, GetInvoiceFile } from '@toric/contracts/payment/invoice-file.http';
import type { InvoiceView } from '@toric/contracts/payment/invoice';
import { GetInvoice } from '@toric/contracts/payment/payment.http';
import { Link } from 'react-router';
import { useWords } from '../../app/words.ts';
import { PrintButton } from '../../kit/print/print-button.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Money } from '../../kit/show/money.tsx';
import { When } from '../../kit/show/when.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { DownloadButton } from '../registers/download-button.tsx';
import { AddressLines } from '../stock/address-lines.tsx';
import { ScrollTable } from '../../kit/scroll-region.tsx';

type Shown = { readonly record: InvoiceView };

function Line({ record }: Shown) {
  const t = useWords();
  return (
    <>
      {t({ en: 'Issued ', zh: '开具于 ' })}
      <When at={record.createdAt} /> · <Link to={`/orders/${record.orderId}`}>{record.orderNumber}</Link> ·{' '}
      <CustomerName id={record.customerId} />{' '}
      <DownloadButton
        operation={GetInvoiceFile}
        input={{ params: { invoiceId: record.id } }}
        label={{ en: 'Download PDF', zh: '下载 PDF' }}
        small
      />{' '}
      <PrintButton label={{ en: 'Print', zh: '打印' }} />
    </>
  );
}

function Lines({ record }: Shown) {
  const t = useWords();
  const money = (amount: number) => <Money value={{ amount, currency: record.currency }} />;
  return (
    <Block title={{ en: 'Lines', zh: '明细' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Goods', zh: '商品' })}</th>
            <th className="num">{t({ en: 'Number', zh: '数量' })}</th>
            <th className="num">{t({ en: 'Price', zh: '价格' })}</th>
            <th className="num">{t({ en: 'Discount', zh: '折扣' })}</th>
            <th className="num">{t({ en: 'Tax', zh: '税率' })}</th>
            <th className="num">{t({ en: 'To pay', zh: '应付' })}</th>
          </tr>
        </thead>
        <tbody>
          {record.lines.map((line, at) => (
            <tr key={at}>
              <td>{line.description}</td>
              <td className="num">{line.quantity}</td>
              <td className="num">{money(line.gross)}</td>
              <td className="num">{line.discount > 0 && money(-line.discount)}</td>
              <td className="num">
                {line.tax !== undefined && '+ '}
                {line.taxRate / 100} %
              </td>
              <td className="num">{money(line.total)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </Block>
  );
}

function Sums({ record }: Shown) {
  const t = useWords();
  const money = (amount: number) => <Money value={{ amount, currency: record.currency }} />;
  return (
    <Block title={{ en: 'Taxes', zh: '税额' }}>
      <ScrollTable>
        <thead>
          <tr>
            <th>{t({ en: 'Rate', zh: '税率' })}</th>
            <th className="num">{t({ en: 'Net', zh: '不含税' })}</th>
            <th className="num">{t({ en: 'Tax', zh: '税额' })}</th>
            <th className="num">{t({ en: 'With tax', zh: '含税' })}</th>
          </tr>
        </thead>
        <tbody>
          {record.taxes.map((tax) => (
            <tr key={`${tax.rate} ${tax.onTop ?? ''}`}>
              <td>
                {tax.onTop && '+ '}
                {tax.rate / 100} %
              </td>
              <td className="num">{money(tax.net)}</td>
              <td className="num">{money(tax.tax)}</td>
              <td className="num">{money(tax.gross)}</td>
            </tr>
          ))}
          <tr>
            <td>
              <b>{t({ en: 'Total', zh: '合计' })}</b>
            </td>
            <td className="num">{money(record.total - record.taxTotal)}</td>
            <td className="num">{money(record.taxTotal)}</td>
            <td className="num">
              <b>{money(record.total)}</b>
            </td>
          </tr>
        </tbody>
      </ScrollTable>
    </Block>
  );
}

function CreditNotes({ record }: Shown) {
  if (record.creditNotes.length === 0) return null;
  return (
    <Block title={{ en: 'Credit notes', zh: '红字发票' }}>
      <ul className="stack">
        {record.creditNotes.map((note) => (
          <li key={note.id} className="row between">
            <span>
              <b>{note.number}</b> · <When at={note.createdAt} />
              {note.lines.map(({ description, quantity }, at) => (
                <span className="fine dim" key={at}>
                  {' '}
                  · {quantity} × {description}
                </span>
              ))}
            </span>
            <span className="row">
              <Money value={{ amount: -note.total, currency: note.currency }} />
              <DownloadButton
                operation={GetCreditNoteFile}
                input={{ params: { creditNoteId: note.id } }}
                label={{ en: 'PDF', zh: 'PDF' }}
                small
              />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

function Buyer({ record }: Shown) {
  const t = useWords();
  const { buyer } = record;
  return (
    <Block title={{ en: 'Buyer', zh: '购货方' }}>
      {buyer ? (
        <AddressLines name={buyer.name} address={buyer} />
      ) : (
        <p className="dim">
          {t({ en: 'The buyer was not recorded, or is no longer kept.', zh: '购货方未记录，或已不再保存。' })}
        </p>
      )}
    </Block>
  );
}

const Content = ({ record }: Shown) => (
  <>
    <Lines record={record} />
    <Sums record={record} />
    <CreditNotes record={record} />
  </>
);

/** Shows one invoice with its taxes and credit notes, to download as PDF or to print. */
export default recordPage({
  operation: GetInvoice,
  params: ['invoiceId'],
  list: { label: { en: 'Invoices', zh: '发票' }, href: '/invoices' },
  title: ({ number }) => number,
  facts: Line,
  aside: Buyer,
  actions: [],
  tabs: [{ id: 'invoice', label: { en: 'Invoice', zh: '发票' }, content: Content }],
});
