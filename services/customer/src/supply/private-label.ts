/** The names under which one maker sells one lens, as the catalogue last said. */

/** By the id of a private label: the product that it is another label of. */
export type PrivateLabels = ReadonlyMap<string, string>;

/** Every product that is this one, lens for lens; itself first. */
export function labelsOf(productId: string, labels: PrivateLabels): readonly string[] {
  const id = productId.toLowerCase();
  const national = labels.get(id) ?? id;
  const others = [...labels].filter(([, of]) => of === national).map(([label]) => label);
  return [...new Set([id, national, ...others])];
}
