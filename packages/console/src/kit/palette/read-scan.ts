import { isGtin } from '@toric/optics/gs1';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import type { BoxLabel } from '@toric/optics/gs1/gs1-identifiers';

/** Describes the label of a scanned box. `isWhole` is false for a GTIN alone, which has no lot and no day. */
type Scan = { readonly label: BoxLabel | undefined; readonly isWhole: boolean };

/** Parses a scan as a GS1 element string or as a bare GTIN. The label is undefined for any other text. */
export function readScan(text: string, today: string): Scan {
  const read = parseElementString(text, today);
  if (read.ok) return { label: read.label, isWhole: true };
  const digits = text.trim();
  return { label: isGtin(digits) ? { gtin: digits.padStart(14, '0') } : undefined, isWhole: false };
}
