import { changed } from '@toric/chassis/changes/changed';
import { type Terms, totalOf } from './terms.ts';

/** Returns what the change record keeps of a change: no power, but which boxes, where to, and the sums. */
export const recordedTerms = (before: Terms, after: Terms) => changed(recorded(before), recorded(after));

const recorded = (terms: Terms) => ({
  lines: terms.lines.map(
    ({ quantity, productName, unitPrice, eye }) => `${quantity} × ${productName}, ${unitPrice}${eye ? `, ${eye}` : ''}`,
  ),
  ...{ shippingAddressId: terms.shippingAddressId, deliveryMethodId: terms.deliveryMethodId },
  total: totalOf(terms),
});
