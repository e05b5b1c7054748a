import { both, under } from '../../guide/parts.ts';
import { field, type Guide } from '../../kernel/guide.ts';

/** Explains the delivery that an order chooses. */
export const DELIVERY_METHOD = field(
  both('Delivery', '配送方式'),
  both('How the parcel goes, with its charge and the promised day.', '包裹的配送方式、运费和承诺送达日。'),
  both('Choose one that goes to the address.', '选择可送达该地址的方式。'),
  both('Standard parcel', '标准快递'),
);
export const STATED_PLACE: Guide = under('place', {
  region: field(
    both('State or province', '省州'),
    both('The region of the address. It may decide tax and delivery.', '地址所在省州，可能决定税和配送。'),
    both('As the address has it.', '与地址一致。'),
    'NJ',
  ),
  postalCode: field(
    both('Postal code', '邮编'),
    both('The postal code of the address. It may decide tax and delivery.', '地址的邮编，可能决定税和配送。'),
    both('As the address has it.', '与地址一致。'),
    '07101',
  ),
});
