/** Reads the label of a box that was scanned or typed. */
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';

/** Describes the label of a box. The expiry day is undefined if the code has none. */
export type ScannedLabel = {
  /** Holds the GTIN with 14 digits. A shorter GTIN has zeros in front. */
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

/** Returns the text that is stored for a scan: the scanned code, or the typed label. */
export const scannedText = ({ barcode, gtin = '', lotNumber = '', expiresOn = '' }: Sent): string =>
  barcode ?? `${gtin} ${lotNumber} ${expiresOn}`;

/**
 * Returns the label of a scanned box. Returns undefined if the code cannot be read, or if the GTIN or the lot number is
 * missing.
 */
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
