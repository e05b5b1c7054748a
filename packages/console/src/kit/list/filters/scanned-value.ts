import { readScan } from '../../palette/read-scan.ts';

/**
 * Returns the value that a scan gives to a text filter: the GTIN or the lot of a box for a filter with that name, and the
 * text itself for any other filter. Returns undefined if the scan is not for this filter.
 */
export function scannedValue(name: string, scanned: string, today: string): string | undefined {
  const { label } = readScan(scanned, today);
  if (/gtin/i.test(name)) return label?.gtin;
  if (/lot/i.test(name)) return label?.lot ?? (label ? undefined : scanned.trim());
  return label ? undefined : scanned.trim();
}
