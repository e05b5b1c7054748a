import { readScan } from '../../palette/read-scan.ts';

/**
 * Returns the value of a text filter after a scan. A filter for a GTIN or a lot gets this part of the label, and any
 * other filter gets the text itself. Returns undefined if the scan does not fit the filter.
 */
export function scannedValue(name: string, scanned: string, today: string): string | undefined {
  const { label } = readScan(scanned, today);
  if (/gtin/i.test(name)) return label?.gtin;
  if (/lot/i.test(name)) return label?.lot ?? (label ? undefined : scanned.trim());
  return label ? undefined : scanned.trim();
}
