/** Maps the id of each private label to the id of its national brand. The map is a copy of the catalogue's data. */
export type PrivateLabels = ReadonlyMap<string, string>;

/** Returns the national brand of a private label. Returns the product itself if it is no private label. */
export const brandOf = (productId: string, labels: PrivateLabels): string =>
  labels.get(productId.toLowerCase()) ?? productId.toLowerCase();

/**
 * Returns the ids of all products that are the same lens: first this product, then its national brand and the other
 * labels.
 */
export function labelsOf(productId: string, labels: PrivateLabels): readonly string[] {
  const id = productId.toLowerCase();
  const national = brandOf(id, labels);
  const others = [...labels].filter(([, brand]) => brand === national).map(([label]) => label);
  return [...new Set([id, national, ...others])];
}
