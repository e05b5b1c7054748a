/**
 * Describes a scanned box of a return that is not booked yet. All functions are pure, so that a scan is decided at
 * once.
 */
import type { ShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { ReturnView } from '@toric/contracts/order/returns/return.http';
import type { BoxState } from '@toric/contracts/returned/returned';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';

export type ScannedBox = {
  readonly no: number;
  readonly lineId: string;
  readonly productName: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly state: BoxState;
};
export type Scans = {
  readonly boxes: readonly ScannedBox[];
  readonly refused: Text | undefined;
  readonly last: number;
};
export const NO_SCANS: Scans = { boxes: [], refused: undefined, last: 0 };

/** Describes the boxes that may come back, by the return and by its order. */
export type Expected = {
  readonly record: Pick<ReturnView, 'lines' | 'boxes'>;
  readonly shipped: readonly ShippedBoxes[];
};

/** A GTIN of 8, 12 or 13 digits is equal to the GTIN of 14 digits with leading zeros. */
const sameGtin = (a: string, b: string) => a.padStart(14, '0') === b.padStart(14, '0');
const refuse = (scans: Scans, refused: Text): Scans => ({ ...scans, refused, last: scans.last + 1 });

const NOT_SENT: Text = {
  en: 'This box was not sent with this order. Put it on the red tray.',
  zh: '此盒并非随此订单发出，请放入红色托盘。',
};
const NOT_ASKED: Text = {
  en: 'This box was sent with the order, but the return does not have it. Open another return for it.',
  zh: '此盒随订单发出，但不在此退货单中。请为其另开退货单。',
};
const INCOMPLETE: Text = {
  en: 'The code lacks the GTIN, the lot or the date. Scan the other code on the box.',
  zh: '条码缺少 GTIN、批号或有效期。请扫描盒上的另一条码。',
};

/** Returns the number of boxes of a line of the return that may still be scanned. */
function leftOf({ record }: Expected, scans: Scans, lineId: string): number {
  const asked = record.lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
  const came = [...record.boxes, ...scans.boxes].filter((box) => box.lineId === lineId).length;
  return asked - came;
}

/**
 * Decides about one scan. An expired box is accepted too: it came back, and is thrown away. If all boxes of a line are
 * scanned, the box is tried for the line of the other eye, because both eyes may wear the same lens.
 */
export function scanBox(scans: Scans, barcode: string, expected: Expected, state: BoxState, today: string): Scans {
  const read = parseElementString(barcode, today);
  if (!read.ok) return refuse(scans, read.problem);
  const { gtin, lot, expiresOn } = read.label;
  if (gtin === undefined || lot === undefined || expiresOn === undefined) return refuse(scans, INCOMPLETE);
  const sent = expected.shipped.filter((box) => sameGtin(box.gtin, gtin) && box.lotNumber === lot);
  if (sent.length === 0) return refuse(scans, NOT_SENT);
  const box = sent.find(({ lineId }) => leftOf(expected, scans, lineId) > 0);
  if (!box) return refuse(scans, NOT_ASKED);
  const no = scans.last + 1;
  const { lineId, productName } = box;
  return {
    ...{ refused: undefined, last: no },
    boxes: [...scans.boxes, { no, lineId, productName, lotNumber: lot, expiresOn, state }],
  };
}

type Label = { readonly gtin: string; readonly lotNumber: string; readonly expiresOn: string };

/** Returns a typed label in the form of the code that a scanner reads. */
export const codeOf = ({ gtin, lotNumber, expiresOn }: Label): string =>
  `01${gtin.padStart(14, '0')}17${expiresOn.slice(2).replaceAll('-', '')}10${lotNumber}`;

export const takeLastBack = (scans: Scans): Scans => ({
  ...scans,
  refused: undefined,
  boxes: scans.boxes.slice(0, -1),
});

/** Changes the state of one scanned box. */
export const withState = (scans: Scans, no: number, state: BoxState): Scans => ({
  ...scans,
  boxes: scans.boxes.map((box) => (box.no === no ? { ...box, state } : box)),
});
