import { changed } from '@toric/chassis/changes/changed';
import { type Terms, totalOf } from './terms.ts';

/**
 * Returns the fields of an amendment for the change record: the boxes, the address and the sums, but no powers of
 * lenses.
 */
export const recordedTerms = (before: Terms, after: Terms) => changed(recorded(before), recorded(after));

const recorded = (terms: Terms) => ({
  lines: terms.lines.map(
    ({ quantity, productName, unitPrice, eye }) => `${quantity} × ${productName}, ${unitPrice}${eye ? `, ${eye}` : ''}`,
  ),
  ...{ shippingAddressId: terms.shippingAddressId, deliveryMethodId: terms.deliveryMethodId },
  total: totalOf(terms),
});
