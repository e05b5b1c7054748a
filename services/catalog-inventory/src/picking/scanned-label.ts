/** Reads the label of a box, as a scanner sent it or as a person typed it. */
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';

/** The label of a box. The expiry day is absent if the code has none. */
export type ScannedLabel = {
  /** 14 digits, with zeros before a shorter number. */
  readonly gtin: string;
  readonly lotNumber: string;
  readonly expiresOn: string | undefined;
  readonly serial: string | undefined;
};
type Sent = {
  readonly barcode?: string | undefined;
  readonly gtin?: string | undefined;
  readonly lotNumber?: string | undefined;
  readonly expiresOn?: string | undefined;
};

const gtin14 = (gtin: string): string => gtin.padStart(14, '0');

/** Returns the text that is kept of a scan: the code, or the typed label. */
export const scannedText = ({ barcode, gtin = '', lotNumber = '', expiresOn = '' }: Sent): string =>
  barcode ?? `${gtin} ${lotNumber} ${expiresOn}`;

/** Returns the label. Returns undefined if the code cannot be read, or does not tell product and lot. */
export function readLabel(sent: Sent, today: string): ScannedLabel | undefined {
  if (sent.barcode === undefined) {
    const { gtin, lotNumber, expiresOn } = sent;
    if (gtin === undefined || lotNumber === undefined) return undefined;
    return { gtin: gtin14(gtin), lotNumber, expiresOn, serial: undefined };
  }
  const scan = parseElementString(sent.barcode, today);
  if (!scan.ok) return undefined;
  const { gtin, lot, expiresOn, serial } = scan.label;
  if (gtin === undefined || lot === undefined) return undefined;
  return { gtin: gtin14(gtin), lotNumber: lot, expiresOn, serial };
}
