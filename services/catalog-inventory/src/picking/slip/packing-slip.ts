/** Writes the packing slip that is put into a parcel. */
import { finished, openPaper, writeFacts, writeHeading, writeTable, writeText } from '@toric/chassis/files/paper';
import { pdfDocument } from '@toric/chassis/files/pdf';
import type { PickOrder, PickTask } from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import type { Language } from '@toric/contracts/kernel/sentence';
import { WORDS } from './slip-words.ts';

type Order = Pick<PickOrder, 'number' | 'place' | 'market' | 'shipmentWarning' | 'packedAt'>;
type Boxes = Pick<PickTask, 'productName' | 'packSize' | 'parameters' | 'eye' | 'lotNumber' | 'expiresOn' | 'quantity'>;
type Layout = { readonly language: Language; readonly seller: string | undefined; readonly now: Date };

/** Lists the markets whose slips are in Chinese by default. */
const READS_CHINESE = ['CN', 'HK', 'MO', 'TW'];

/** Returns the default language of a slip, by its market. */
export const languageFor = ({ market }: Pick<PickOrder, 'market'>): Language =>
  READS_CHINESE.includes(market) ? 'zh' : 'en';

const dayIn = (language: Language, at: Date) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(at);

/**
 * Returns the name of a box on the packing slip. Only the name of a lens states the number of pieces in the box,
 * because a bottle is one piece.
 */
function nameOf({ productName, packSize, parameters }: Boxes, language: Language): string {
  if (parameters === null) return productName;
  return `${productName}, ${packSize} ${WORDS.inABox[language]}`;
}

/**
 * Returns the packing slip as a PDF of size A4. It shows the boxes with lot and expiry, and the exact text of the
 * warning that the law demands. It shows no power, price or name, so a finder of the parcel learns nothing about the
 * eyes of a person.
 */
export function packingSlipPdf(order: Order, boxes: readonly Boxes[], { language, seller, now }: Layout): Buffer {
  const paper = openPaper();
  const w = (name: keyof typeof WORDS) => WORDS[name][language];
  writeHeading(paper, w('slip'));
  writeFacts(paper, [
    ...(seller === undefined ? [] : [[w('seller'), seller] as const]),
    [w('order'), order.number],
    [w('packed'), dayIn(language, order.packedAt === null ? now : new Date(order.packedAt))],
    [w('tote'), String(order.place)],
  ]);
  writeTable(
    paper,
    [
      { title: w('goods'), width: 223 },
      { title: w('eye'), width: 50 },
      { title: w('lot'), width: 90 },
      { title: w('useBy'), width: 80 },
      { title: w('boxes'), width: 40, align: 'end' },
    ],
    boxes.map((box) => [
      ...[nameOf(box, language), box.eye === null ? '' : w(box.eye), box.lotNumber, box.expiresOn],
      String(box.quantity),
    ]),
    [w('total'), '', '', '', String(boxes.reduce((sum, { quantity }) => sum + quantity, 0))],
  );
  if (order.shipmentWarning !== null) {
    writeText(paper, w('warning'));
    writeText(paper, order.shipmentWarning);
  }
  if (boxes.some(({ parameters }) => parameters !== null)) writeText(paper, w('check'));
  return pdfDocument(
    finished(paper, (page, of) => `${order.number} · ${page} / ${of}`),
    language,
  );
}
