const GTIN = /^(\d{8}|\d{12,14})$/;

/** Returns a GTIN alone, which stands on goods without a lot, as the barcode of a box that has nothing but its GTIN. */
export const asBarcode = (scanned: string): string => (GTIN.test(scanned) ? `01${scanned.padStart(14, '0')}` : scanned);
