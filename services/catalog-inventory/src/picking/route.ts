/** Sorts the tasks of a wave in the order of the walk along the shelves. */
type Stop = { readonly bin: string | null; readonly productName: string; readonly lotNumber: string };

const byNumber = new Intl.Collator('en', { numeric: true });

/**
 * Compares two stops of a walk: by bin, so that A-2 comes before A-10, and lots without a bin last. Within a bin, boxes
 * of one lot follow each other.
 */
export function alongTheShelves(a: Stop, b: Stop): number {
  if (a.bin !== b.bin) {
    if (a.bin === null) return 1;
    if (b.bin === null) return -1;
    return byNumber.compare(a.bin, b.bin);
  }
  return byNumber.compare(a.productName, b.productName) || byNumber.compare(a.lotNumber, b.lotNumber);
}
