import { pdfDocument } from '@toric/chassis/files/pdf';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import type { CreditNoteView, InvoiceView, TaxLine } from '@toric/contracts/payment/invoice';
import type { z } from 'zod';
import { WORDS } from './document-words.ts';
import {
  finished,
  openPaper,
  type Paper,
  writeBesideEachOther,
  writeFacts,
  writeHeading,
  writeTable,
  writeText,
} from '@toric/chassis/files/paper';

type CreditNote = z.output<typeof CreditNoteView>;
export type Layout = {
  readonly language: Language;
  /** Holds the lines about the shop: its name, its address and its tax number. */
  readonly seller: readonly string[];
  /** Names the payment method. A document that names it is a receipt. */
  readonly paidBy?: Text | undefined;
};

/** Buyers in these places read Chinese. */
const READS_CHINESE = ['CN', 'HK', 'MO', 'TW'];

/** Returns the default language of a document. The buyer's country decides it, because orders store no language. */
export const languageFor = ({ buyer }: Pick<InvoiceView, 'buyer'>): Language =>
  READS_CHINESE.includes(buyer?.country ?? '') ? 'zh' : 'en';

const localeOf = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-US');

function moneyIn(language: Language, currency: string): (minor: number) => string {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor) => format.format(minor / 10 ** digits);
}

/** Returns a tax rate as text. A tax on top of the prices has a plus before it. */
const percent = (rate: number, onTop = false) => `${onTop ? '+ ' : ''}${rate / 100} %`;
const dayIn = (language: Language, at: string) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at));

function buyerLines({ buyer }: InvoiceView, language: Language): string[] {
  if (!buyer) return [WORDS.buyerUnknown[language]];
  const { name, line1, line2, city, region, postalCode, country } = buyer;
  const place = [postalCode, city, region].filter(Boolean).join(' ');
  const land = new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(country) ?? country;
  return [name, line1, line2 ?? '', place, land].filter((line) => line !== '');
}

/** Writes the lines of the shop and of the buyer side by side. */
function parties(paper: Paper, invoice: InvoiceView, { language, seller }: Layout): void {
  const shop = seller.length > 0 ? [WORDS.seller[language], ...seller] : [];
  writeBesideEachOther(paper, [WORDS.buyer[language], ...buyerLines(invoice, language)], shop);
}

function taxTable(
  paper: Paper,
  { taxes, total, taxTotal }: { taxes: readonly TaxLine[]; total: number; taxTotal: number },
  { language }: Layout,
  money: (minor: number) => string,
): void {
  const w = (name: 'rate' | 'net' | 'tax' | 'gross' | 'total') => WORDS[name][language];
  const column = (title: string) => ({ title, width: 110, align: 'end' }) as const;
  writeTable(
    paper,
    [{ title: w('rate'), width: 153 }, column(w('net')), column(w('tax')), column(w('gross'))],
    taxes.map(({ rate, net, tax, gross, onTop }) => [percent(rate, onTop), money(net), money(tax), money(gross)]),
    [w('total'), money(total - taxTotal), money(taxTotal), money(total)],
  );
}

const footIn = (number: string) => (page: number, of: number) => `${number} · ${page} / ${of}`;

const atEnd = (title: string, width: number) => ({ title, width, align: 'end' }) as const;

/** Returns an invoice as a PDF of A4 pages. Equal invoices give equal files. */
export function invoicePdf(invoice: InvoiceView, layout: Layout): Buffer {
  const { language } = layout;
  const paper = openPaper();
  const money = moneyIn(language, invoice.currency);
  const w = (name: keyof typeof WORDS) => WORDS[name][language];
  writeHeading(paper, layout.paidBy ? w('receipt') : w('invoice'));
  writeFacts(paper, [
    [w('number'), invoice.number],
    [w('issued'), dayIn(language, invoice.createdAt)],
    [w('order'), invoice.orderNumber],
    ...(layout.paidBy ? [[w('paidBy'), layout.paidBy[language]] as const] : []),
    ...(invoice.parcelId ? [[w('parcel'), `…${invoice.parcelId.slice(-8)}`] as const] : []),
  ]);
  parties(paper, invoice, layout);
  writeTable(
    paper,
    [
      { title: w('goods'), width: 183 },
      ...[atEnd(w('quantity'), 40), atEnd(w('price'), 75), atEnd(w('discount'), 65)],
      ...[atEnd(w('rate'), 45), atEnd(w('toPay'), 75)],
    ],
    invoice.lines.map((line) => [
      ...[line.description, String(line.quantity), money(line.gross)],
      ...[
        line.discount > 0 ? money(-line.discount) : '',
        percent(line.taxRate, line.tax !== undefined),
        money(line.total),
      ],
    ]),
  );
  taxTable(paper, invoice, layout, money);
  writeText(paper, invoice.taxes.some(({ onTop }) => onTop) ? w('added') : w('included'));
  if (invoice.storeCredit > 0) writeText(paper, `${w('byStoreCredit')}: ${money(invoice.storeCredit)}`);
  for (const { number, createdAt, total } of invoice.creditNotes)
    writeText(paper, `${w('creditNote')} ${number}, ${dayIn(language, createdAt)}: ${money(-total)}`);
  return pdfDocument(finished(paper, footIn(invoice.number)), language);
}

/** Returns a credit note as a PDF of A4 pages. It names the invoice that it corrects. */
export function creditNotePdf(invoice: InvoiceView, note: CreditNote, layout: Layout): Buffer {
  const { language } = layout;
  const paper = openPaper();
  const w = (name: keyof typeof WORDS) => WORDS[name][language];
  writeHeading(paper, w('creditNote'));
  writeFacts(paper, [
    [w('number'), note.number],
    [w('issued'), dayIn(language, note.createdAt)],
    [w('corrects'), `${invoice.number}, ${dayIn(language, invoice.createdAt)}`],
    [w('order'), invoice.orderNumber],
  ]);
  parties(paper, invoice, layout);
  const money = moneyIn(language, note.currency);
  if (note.lines.length === 0) writeText(paper, w('amountOnly'));
  else
    writeTable(
      paper,
      [{ title: w('goods'), width: 258 }, ...[atEnd(w('quantity'), 60), atEnd(w('rate'), 65), atEnd(w('back'), 100)]],
      note.lines.map((line) => [
        ...[line.description, String(line.quantity)],
        ...[percent(line.taxRate, line.tax !== undefined), money(line.total)],
      ]),
    );
  taxTable(paper, note, layout, money);
  writeText(paper, w('credited'));
  if (note.storeCredit > 0) writeText(paper, `${w('toStoreCredit')}: ${money(note.storeCredit)}`);
  return pdfDocument(finished(paper, footIn(note.number)), language);
}

/**
 * Returns the PDF of a document for download. The file name is the number of the document, with a dash in place of each
 * character that is not allowed in file names.
 */
export const fileOf = (number: string, bytes: Buffer) => ({
  mediaType: 'application/pdf',
  fileName: `${number.replace(/[^\w.-]+/g, '-')}.pdf`,
  bytes,
});
