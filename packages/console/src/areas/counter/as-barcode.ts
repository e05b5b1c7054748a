const GTIN = /^(\d{8}|\d{12,14})$/;

/** Returns a GTIN without a lot as a GS1 element string that has only the GTIN. Returns any other text unchanged. */
export const asBarcode = (scanned: string): string => (GTIN.test(scanned) ? `01${scanned.padStart(14, '0')}` : scanned);
