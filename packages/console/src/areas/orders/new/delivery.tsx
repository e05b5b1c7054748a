import { PLACE_ORDER_GUIDE } from '@toric/contracts/order/order.guide';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import type { DeliveryOption } from '@toric/contracts/order/delivery-option.http';
import { useId } from 'react';
import { text, useWords } from '../../../app/words.ts';
import { FieldFrame } from '../../../kit/form/field-frame.tsx';
import { addressInOneLine } from '../address-lines.tsx';
import type { Caller } from './caller.ts';
import type { Delivery } from './chosen-delivery.ts';
import { DeliveryChoice } from './delivery-choice.tsx';
import { DeskFields } from './desk-fields.tsx';

type Props = {
  readonly caller: Caller;
  readonly delivery: Delivery;
  readonly quote: QuoteView | undefined;
  readonly options: readonly DeliveryOption[];
  readonly onChange: (delivery: Delivery) => void;
};

const CARD = text(
  'Never take a card number by voice. Use the provider’s form.',
  '切勿在电话中记录卡号，请使用支付服务商的表单。',
);

const FRAME = { isOptional: false, shape: 'single', hasExample: false, width: 'third' } as const;
type FieldProps = Pick<Props, 'delivery' | 'onChange'>;

function Address({ caller, delivery, onChange }: FieldProps & Pick<Props, 'caller'>) {
  const t = useWords();
  const id = useId();
  const guide = PLACE_ORDER_GUIDE['shippingAddressId'];
  return (
    <FieldFrame {...FRAME} id={id} error={undefined} label={t(text('Deliver to', '送货地址'))} guide={guide}>
      <select
        id={id}
        className="input filled"
        value={delivery.addressId}
        onChange={({ target }) => onChange({ ...delivery, addressId: target.value })}
      >
        {caller.addresses.map((address) => (
          <option key={address.id} value={address.id}>
            {addressInOneLine(address)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function Card({ delivery, onChange }: FieldProps) {
  const t = useWords();
  const id = useId();
  const guide = PLACE_ORDER_GUIDE['paymentToken'];
  return (
    <FieldFrame {...FRAME} id={id} error={undefined} label={t(text('Card', '银行卡'))} guide={guide}>
      <input
        id={id}
        className="input mono"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={delivery.paymentToken}
        onChange={({ target }) => onChange({ ...delivery, paymentToken: target.value })}
      />
      <p className="help">{t(CARD)}</p>
    </FieldFrame>
  );
}

/** Shows the fields of delivery, payment and coupon. */
export function DeliveryFields({ caller, delivery, quote, options, onChange }: Props) {
  const t = useWords();
  const id = useId();
  const refusedAt = (path: string) => quote?.refusals.find(({ pointer }) => pointer === path)?.detail;
  const refused = refusedAt('/couponCode');
  const guide = PLACE_ORDER_GUIDE['couponCode'];
  return (
    <div className="form-grid">
      <Address {...{ caller, delivery, onChange }} />
      <Card {...{ delivery, onChange }} />
      <FieldFrame {...FRAME} id={id} error={refused} isOptional label={t(text('Coupon', '优惠券'))} guide={guide}>
        <input
          id={id}
          className="input mono"
          autoComplete="off"
          autoCapitalize="characters"
          value={delivery.couponCode}
          onChange={({ target }) => onChange({ ...delivery, couponCode: target.value })}
        />
      </FieldFrame>
      <DeliveryChoice
        {...{ options, methodId: delivery.methodId, refused: refusedAt('/deliveryMethodId') ?? refusedAt('/place') }}
        onChange={(methodId) => onChange({ ...delivery, methodId })}
      />
      <DeskFields {...{ delivery, onChange }} />
    </div>
  );
}
