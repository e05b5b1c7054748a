import { AMEND_ORDER_GUIDE } from '@toric/contracts/order/amendments/amendment.guide';
import type { AmendmentQuote } from '@toric/contracts/order/amendments/amendment.http';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { ListDeliveryOptions } from '@toric/contracts/order/delivery-option.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import { useId } from 'react';
import { useAnswer, useMay } from '../../app/api.ts';
import { text, useWords } from '../../app/words.ts';
import { FieldFrame } from '../../kit/form/field-frame.tsx';
import { addressInOneLine } from '../orders/address-lines.tsx';
import { DeliveryChoice } from '../orders/new/delivery-choice.tsx';
import { type ChangeDraft, goodsOf, placeFor } from './change-draft.ts';

const FRAME = { isOptional: true, shape: 'single', hasExample: false } as const;
const guideOf = (name: string) => AMEND_ORDER_GUIDE[name];

type FieldsProps = {
  readonly order: OrderView;
  readonly draft: ChangeDraft;
  readonly onChange: (draft: ChangeDraft) => void;
};

function useAddressesOf({ customerId }: Pick<OrderView, 'customerId'>) {
  const may = useMay();
  const { data } = useAnswer(ListAddresses, { params: { customerId } }, { enabled: may(ListAddresses) });
  return data?.data ?? [];
}

/**
 * Shows the field of the address. It offers only addresses in the country of the order, which decides price and law.
 */
export function AddressField({ order, draft, onChange }: FieldsProps) {
  const t = useWords();
  const id = useId();
  const here = useAddressesOf(order).filter(({ country }) => country === order.market);
  const label = t(text('Deliver to', '送货地址'));
  const placeAt = (addressId: string) => {
    const { region, postalCode } = here.find((address) => address.id === addressId) ?? {};
    return { ...(region && { region }), ...(postalCode && { postalCode }) };
  };
  return (
    <FieldFrame {...FRAME} id={id} error={undefined} width="half" label={label} guide={guideOf('shippingAddressId')}>
      <select
        id={id}
        className="input"
        value={draft.addressId}
        onChange={({ target }) => onChange({ ...draft, addressId: target.value, place: placeAt(target.value) })}
      >
        <option value="">{t(text('As before', '不变'))}</option>
        {here
          .filter((address) => address.id !== order.shippingAddressId)
          .map((address) => (
            <option key={address.id} value={address.id}>
              {addressInOneLine(address)}
            </option>
          ))}
      </select>
    </FieldFrame>
  );
}

/**
 * Shows the choice of another delivery, with its charge and the promised day. The options are those of the new address and
 * of the boxes that stay. A shop without delivery methods shows nothing.
 */
export function MethodField({
  order,
  draft,
  quote,
  onChange,
}: FieldsProps & { readonly quote: AmendmentQuote | undefined }) {
  const body = { place: placeFor(order, draft, useAddressesOf(order)), lines: goodsOf(order, draft) };
  const { data } = useAnswer(ListDeliveryOptions, { body }, { keep: true, enabled: body.lines.length > 0 });
  return (
    <DeliveryChoice
      options={(data?.data ?? []).filter(({ methodId }) => methodId !== order.delivery?.methodId)}
      methodId={draft.methodId}
      refused={quote?.refusals.find(({ pointer }) => pointer === '/deliveryMethodId')?.detail}
      nothing={text('As before', '不变')}
      guide={guideOf('deliveryMethodId')}
      onChange={(methodId) => onChange({ ...draft, methodId })}
    />
  );
}

export function WhyField({ draft, onChange }: Omit<FieldsProps, 'order'>) {
  const t = useWords();
  const id = useId();
  return (
    <FieldFrame
      {...FRAME}
      id={id}
      error={undefined}
      width="half"
      label={t(text('Reason', '原因'))}
      guide={guideOf('why')}
    >
      <input
        id={id}
        className="input"
        maxLength={500}
        value={draft.why}
        onChange={({ target }) => onChange({ ...draft, why: target.value })}
      />
    </FieldFrame>
  );
}
