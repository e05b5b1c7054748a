import { EXCHANGE_RETURN_GUIDE } from '@toric/contracts/order/returns/return.guide';
import { GetReturn, type ReturnView } from '@toric/contracts/order/returns/return.http';
import { ExchangeReturn } from '@toric/contracts/order/returns/return-work.http';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { useReturnLineOptions } from './order-lines.ts';

/** Sends the new goods of an exchange first. Old goods that do not come back in time are charged to the card. */
export default formPage<typeof ExchangeReturn, ReturnView>(
  {
    operation: ExchangeReturn,
    guide: EXCHANGE_RETURN_GUIDE,
    title: text('Send the new goods', '发出新商品'),
    save: text('Order the new goods', '订购新商品'),
    start: ({ lines }) => ({ lines: lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }),
    sections: [
      {
        title: text('The same lenses, or another pack', '相同镜片，或其他包装'),
        fields: [
          {
            name: 'lines',
            control: 'lines',
            fields: [
              { name: 'lineId', control: 'choice', options: useReturnLineOptions },
              { name: 'quantity', control: 'number' },
            ],
          },
        ],
      },
      {
        title: text('Needed for an exchange, and not to send goods again', '换货时需要，补发时不需要'),
        fields: [{ name: 'paymentToken', control: 'code', width: 'half' }],
      },
    ],
  },
  {
    back: { label: text('Return', '退货单'), href: '/returns/:returnId' },
    record: GetReturn,
    input: ({ id }, body) => ({ params: { returnId: id }, body }),
    done: text('The new goods are ordered.', '新商品已下单。'),
    then: ({ id }) => `/orders/${id}`,
  },
);
