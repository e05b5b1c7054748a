import { isGtin } from '@toric/optics/gs1';
import { parseElementString } from '@toric/optics/gs1/gs1-element-string';
import type { BoxLabel } from '@toric/optics/gs1/gs1-identifiers';

/** The label of a scanned box. `isWhole` is false for a GTIN alone, which has no lot and no day. */
type Scan = { readonly label: BoxLabel | undefined; readonly isWhole: boolean };

/** Reads a scan by GS1. Any other text has no label. */
export function readScan(text: string, today: string): Scan {
  const read = parseElementString(text, today);
  if (read.ok) return { label: read.label, isWhole: true };
  const digits = text.trim();
  return { label: isGtin(digits) ? { gtin: digits.padStart(14, '0') } : undefined, isWhole: false };
}
