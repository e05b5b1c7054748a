/** A copy of the catalogue's private labels. Key: id of a private label. Value: id of its national brand. */
export type PrivateLabels = ReadonlyMap<string, string>;

/** Returns the ids of all products that are the same lens: first the product, then its brand and other labels. */
export function labelsOf(productId: string, labels: PrivateLabels): readonly string[] {
  const id = productId.toLowerCase();
  const national = labels.get(id) ?? id;
  const others = [...labels].filter(([, brand]) => brand === national).map(([label]) => label);
  return [...new Set([id, national, ...others])];
}
