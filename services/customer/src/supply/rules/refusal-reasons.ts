/** Maps each code of a refused supply to the English text that the order keeps with it. */
export const REASONS = {
  'prescription.not-found': 'We have no such prescription of yours. Add the prescription and order again.',
  'prescription.withdrawn': 'This prescription was withdrawn. Choose or add another one.',
  'prescription.denied': 'The prescriber did not confirm this prescription. Ask your eye doctor for the right one.',
  'prescription.expired': 'This prescription has expired. Ask your eye doctor for a new one and add it.',
  'prescription.not-yet-valid': 'This prescription is not valid yet. Order from its day of issue on.',
  'prescription.does-not-cover':
    'This prescription is for other lenses, or for the other eye. Order exactly what it says.',
  'customer.restricted':
    'You asked us to only keep your data, so we may not decide about your lenses. Ask us to lift the restriction, and order again.',
  'supply.too-much':
    'These are more lenses than may be supplied on this prescription. Order fewer boxes, or ask your eye doctor for a new prescription.',
  'address.not-found': 'We have no such address of yours. Add the address and order again.',
  'address.other-place':
    'The order was placed for another region or postal code than its address has. Order again with those of the address: they decide tax and delivery.',
  'address.unfit-region':
    'The state or province of the address does not fit its postal code, or the postal code is missing. Correct the address and order again: they decide the tax.',
  'address.other-market':
    'The order was placed for another country than its address lies in. Order in the country of the address: it decides price and tax.',
} as const;
