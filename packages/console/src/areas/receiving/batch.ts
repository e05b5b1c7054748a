/**
 * Holds the boxes that were scanned and are not booked yet. All functions are pure, so that a scan is decided at once.
 */
import type { PurchaseOrderView } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { BoxParameters } from '@toric/contracts/lens';
import { isGtin } from '@toric/optics/gs1';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';

/** Describes a lens in a pack of which boxes are expected or have come. */
export type Lens = {
  readonly key: string;
  readonly gtin: string;
  readonly productId: string;
  readonly packId: string;
  /** The parameters of a lens are null for goods that are no lens. */
  readonly parameters: BoxParameters;
  /** Holds the number of boxes that have not come yet. 0 for a delivery without an order. */
  readonly expected: number;
};
export type Label = {
  readonly gtin: string;
  /** The lot number is empty for boxes of other goods that state no lot. The shop then labels these boxes. */
  readonly lot: string;
  readonly expiresOn: string;
  readonly serial?: string | undefined;
  /** Holds the text that the scanner sent. A typed label has none. */
  readonly barcode?: string | undefined;
};
export type Box = Label & {
  readonly no: number;
  readonly lens: Lens;
  readonly quantity: number;
  readonly notes: readonly Text[];
  readonly bin?: string | undefined;
};
export type Refused = { readonly no: number; readonly text: Text };
/** Describes a label whose power is not known, because its GTIN belongs to several lenses. */
export type Asked = { readonly label: Label; readonly notes: readonly Text[]; readonly among: readonly Lens[] };
export type Batch = {
  readonly boxes: readonly Box[];
  readonly refused: readonly Refused[];
  readonly asked: Asked | undefined;
  /** Names the shelf for the next boxes. Without a shelf, the lots of the boxes stay at their present place. */
  readonly bin?: string | undefined;
  /** Holds the number of the last scan of this batch. The next scan gets the next number. */
  readonly last: number;
};
export const EMPTY_BATCH: Batch = { boxes: [], refused: [], asked: undefined, last: 0 };

const sameGtin = (a: string, b: string) => a.padStart(14, '0') === b.padStart(14, '0');

/** Returns the lenses of an order, each with the number of boxes that have not come yet. */
export const lensesOf = ({ lines }: Pick<PurchaseOrderView, 'lines'>): Lens[] =>
  lines.map(({ lineId, gtin, productId, packId, parameters, missing }) => ({
    ...{ key: lineId, gtin, productId, packId, parameters },
    expected: missing,
  }));

/** Returns the number of scanned boxes of a lens. */
export const scannedOf = ({ boxes }: Batch, { key }: Lens): number =>
  boxes.reduce((sum, box) => sum + (box.lens.key === key ? box.quantity : 0), 0);
export const boxesOf = ({ boxes }: Batch): number => boxes.reduce((sum, { quantity }) => sum + quantity, 0);

const refuse = (batch: Batch, text: Text): Batch => ({
  ...batch,
  last: batch.last + 1,
  asked: undefined,
  refused: [{ no: batch.last + 1, text }, ...batch.refused].slice(0, 5),
});

/** Returns the batch with more boxes of a known lens. */
export function add(
  batch: Batch,
  label: Label,
  lens: Lens,
  { quantity = 1, notes = [] }: { quantity?: number; notes?: readonly Text[] } = {},
): Batch {
  const no = batch.last + 1;
  return {
    ...batch,
    asked: undefined,
    last: no,
    boxes: [
      ...batch.boxes,
      { ...label, no, lens, quantity, notes, ...(batch.bin !== undefined && { bin: batch.bin }) },
    ],
  };
}

/** Removes the boxes that were added last from the batch. */
export const takeBack = (batch: Batch): Batch => ({ ...batch, asked: undefined, boxes: batch.boxes.slice(0, -1) });

const NOT_ON_ORDER: Text = {
  en: 'This box is not on the order. Put it on the red tray.',
  zh: '此盒不在采购单上，请放入红色托盘。',
};

/** The label of a shelf begins with this prefix, so that a box is never read as a shelf. */
const SHELF = /^BIN:([A-Z0-9][A-Z0-9.-]{0,19})$/i;
/** Returns the bin on the label of a shelf. Returns undefined for any other code. */
export const binOf = (code: string): string | undefined => SHELF.exec(code.trim())?.[1]?.toUpperCase();

const PLAIN = /^\d{8}$|^\d{12,14}$/;
/** Returns the GTIN of a code that is only a GTIN, as on a lens case. Returns undefined for any other code. */
const plainGtin = (code: string): string | undefined => {
  const digits = code.trim();
  return PLAIN.test(digits) && isGtin(digits) ? digits : undefined;
};
const NO_LABEL: Text = {
  en: 'This is a lens, and the code has no lot and no date. Scan the other code on the box.',
  zh: '这是镜片，条码中没有批号和有效期。请扫描盒上的另一条码。',
};

/** Decides about a code without lot and date. Only goods that are no lens may have such a code. */
function scanPlain(batch: Batch, gtin: string, lenses: readonly Lens[] | undefined): Batch {
  const label: Label = { gtin, lot: '', expiresOn: '' };
  const known = [...batch.boxes.map(({ lens }) => lens), ...(lenses ?? [])].filter((lens) => sameGtin(lens.gtin, gtin));
  const other = known.find(({ parameters }) => parameters === null);
  if (other) return add(batch, label, other);
  if (known.length > 0) return refuse(batch, NO_LABEL);
  if (lenses) return refuse(batch, NOT_ON_ORDER);
  return { ...batch, asked: { label, notes: [], among: [] } };
}

const ASKED_FIRST: Text = {
  en: 'Say the power of the box before, then scan this box again.',
  zh: '请先确认上一盒的度数，再重新扫描此盒。',
};

/**
 * Decides about one scan. A lot is made in one power, so a second box of a lot needs no question. Without an order, any
 * pack may come, and the person enters its power once for each lot.
 */
export function scan(batch: Batch, barcode: string, lenses: readonly Lens[] | undefined, today: string): Batch {
  const bin = binOf(barcode);
  if (bin !== undefined) return { ...batch, bin };
  if (batch.asked) return { ...refuse(batch, ASKED_FIRST), asked: batch.asked };
  const plain = plainGtin(barcode);
  if (plain !== undefined) return scanPlain(batch, plain, lenses);
  const read = parseElementString(barcode, today);
  if (!read.ok) return refuse(batch, read.problem);
  const { gtin, lot, expiresOn, serial } = read.label;
  if (gtin === undefined || lot === undefined || expiresOn === undefined)
    return refuse(batch, {
      en: 'The code lacks the GTIN, the lot or the date. Scan the other code on the box, or type the label.',
      zh: '条码缺少 GTIN、批号或有效期。请扫描盒上的另一条码，或手动输入标签。',
    });
  if (expiresOn < today)
    return refuse(batch, {
      en: `It expired on ${expiresOn}. Do not shelve it.`,
      zh: `已于 ${expiresOn} 过期，请勿上架。`,
    });
  if (serial !== undefined && batch.boxes.some((box) => box.serial === serial && sameGtin(box.gtin, gtin)))
    return refuse(batch, { en: 'This very box was scanned already.', zh: '此盒已扫描过。' });
  const label: Label = { gtin, lot, expiresOn, serial, barcode };
  const known = batch.boxes.find((box) => box.lot === lot && sameGtin(box.gtin, gtin))?.lens;
  const among = lenses?.filter((lens) => sameGtin(lens.gtin, gtin)) ?? [];
  const only = known ?? (among.length === 1 ? among[0] : undefined);
  if (only) return add(batch, label, only, { notes: read.warnings });
  if (lenses && among.length === 0) return refuse(batch, NOT_ON_ORDER);
  return { ...batch, asked: { label, notes: read.warnings, among } };
}
