import { SHIP_ORDER_GUIDE } from '@toric/contracts/order/order.guide';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { GetShipment, ListShipments } from '@toric/contracts/order/shipment.http';
import { useWords } from '../../app/words.ts';
import { PrintButton } from '../../kit/print/print-button.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { When } from '../../kit/show/when.tsx';
import { Why } from '../../kit/show/why.tsx';
import { AddressLines } from './address-lines.tsx';
import { Packing, type Shipment } from './packing.tsx';

type Shown = { readonly record: Shipment };

function Reasons({ record }: Shown) {
  const setAside = record.boxes?.boxes.some(({ inQuarantine }) => inQuarantine);
  return (
    <>
      {setAside && (
        <Why
          tone="stop"
          title={{
            en: 'Boxes of this order were set aside after they were reserved. Do not pack them.',
            zh: '本订单的部分镜片在预留后被隔离，请勿装入包裹。',
          }}
          rule={{
            en: 'When you ship it, other boxes of the same lens take their place. If there are none, the order is cancelled and nothing is charged.',
            zh: '发货时会改用同款镜片的其他批次。若没有，则取消订单且不收费。',
          }}
        />
      )}
      {record.shipmentWarning && (
        <Why
          tone="wait"
          title={{
            en: 'The law of the destination wants this text in the parcel, word for word.',
            zh: '目的地法律要求在包裹中逐字附上此文。',
          }}
          rule={record.shipmentWarning}
        />
      )}
    </>
  );
}

function Facts({ record }: Shown) {
  const t = useWords();
  return (
    <>
      {t({ en: 'Placed ', zh: '下单于 ' })}
      <When at={record.createdAt} /> · {record.market}{' '}
      <PrintButton label={{ en: 'Print the pick list', zh: '打印拣货单' }} />
    </>
  );
}

function Address({ record }: Shown) {
  const t = useWords();
  const to = record.address;
  return (
    <Block title={{ en: 'Label', zh: '收件地址' }}>
      {to ? (
        <AddressLines name={to.recipient} address={to} after={to.phone} />
      ) : (
        <p className="dim">{t({ en: 'No address is shown any more.', zh: '地址已不再显示。' })}</p>
      )}
      <p className="fine dimmer">{t({ en: 'Each reading of an address is logged.', zh: '每次查看地址都会记录。' })}</p>
    </Block>
  );
}

/** Shows one parcel: its boxes with their lots, its address, and the hand-over to the carrier. */
export default recordPage({
  operation: GetShipment,
  params: ['orderId'],
  expand: ['address', 'boxes'],
  list: { label: { en: 'To ship today', zh: '今日待发货' }, href: '/shipments' },
  title: ({ number }) => number,
  facts: Facts,
  why: Reasons,
  aside: Address,
  actions: [
    {
      operation: ShipOrder,
      label: { en: 'Hand it to the carrier…', zh: '交给承运商…' },
      tone: 'main',
      key: 'a',
      form: {
        operation: ShipOrder,
        guide: SHIP_ORDER_GUIDE,
        title: { en: 'Hand the parcel to the carrier', zh: '将包裹交给承运商' },
        save: { en: 'Ship it and take the payment', zh: '发货并收款' },
        sections: [{ fields: [{ name: 'carrier' }, { name: 'trackingNumber' }] }],
      },
      input: ({ orderId }, body) => ({ params: { orderId }, body }),
      done: { en: 'It is shipped. The payment is taken now.', zh: '已发货，正在收款。' },
      then: () => '/shipments',
      refreshes: [ListShipments],
    },
  ],
  tabs: [{ id: 'boxes', label: { en: 'Boxes', zh: '镜片盒' }, content: Packing }],
});
