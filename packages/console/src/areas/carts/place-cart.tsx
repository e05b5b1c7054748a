import { type CartView, GetCart, ListCarts, PlaceCart } from '@toric/contracts/order/carts/cart.http';
import { PLACE_CART_GUIDE } from '@toric/contracts/order/carts/cart.guide';
import { type AddressView, ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { ListOrders } from '@toric/contracts/order/order.http';
import { useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAnswer, useCommand, useMay } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { text, useWords } from '../../app/words.ts';
import { FieldFrame } from '../../kit/form/field-frame.tsx';
import { Refusal } from '../../kit/form/refusal.tsx';
import { Block } from '../../kit/show/block.tsx';
import { addressInOneLine } from '../orders/address-lines.tsx';

const refreshes = [GetCart, ListCarts, ListOrders];
const FRAME = { isOptional: false, shape: 'single', hasExample: false, width: 'full', error: undefined } as const;
const SHORTEST_TOKEN = 3;

type AddressFieldProps = {
  readonly addresses: readonly AddressView[];
  readonly chosen: string | undefined;
  readonly onChoose: (addressId: string) => void;
};

function AddressField({ addresses, chosen, onChoose }: AddressFieldProps) {
  const t = useWords();
  const id = useId();
  return (
    <FieldFrame
      {...FRAME}
      id={id}
      label={t(text('Deliver to', '送货地址'))}
      guide={PLACE_CART_GUIDE['shippingAddressId']}
    >
      <select id={id} className="input filled" value={chosen ?? ''} onChange={({ target }) => onChoose(target.value)}>
        {addresses.map((address) => (
          <option key={address.id} value={address.id}>
            {addressInOneLine(address)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

function CardField({ card, onChange }: { readonly card: string; readonly onChange: (card: string) => void }) {
  const t = useWords();
  const id = useId();
  return (
    <FieldFrame {...FRAME} id={id} label={t(text('Card', '银行卡'))} guide={PLACE_CART_GUIDE['paymentToken']}>
      <input
        id={id}
        className="input mono"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={card}
        onChange={({ target }) => onChange(target.value)}
      />
    </FieldFrame>
  );
}

type Props = { readonly cart: CartView; readonly customerId: string };

/** Places the cart for its customer, at one of her addresses in the country of the cart. */
function Form({ cart, customerId }: Props) {
  const t = useWords();
  const navigate = useNavigate();
  const { data } = useAnswer(ListAddresses, { params: { customerId }, query: { limit: 100 } });
  const addresses = (data?.data ?? []).filter(({ country }) => country === cart.market);
  const [chosen, choose] = useState('');
  const [card, setCard] = useState('');
  const { run, busy, problem } = useCommand(PlaceCart, { refreshes });
  const key = useRef(crypto.randomUUID());
  const shippingAddressId = chosen || addresses[0]?.id;
  const isReady = shippingAddressId !== undefined && card.trim().length >= SHORTEST_TOKEN && !busy;
  async function place() {
    if (!isReady) return;
    const body = { shippingAddressId, paymentToken: card.trim() };
    const input = { params: { cartId: cart.id }, body, ifMatch: `"v${cart.version}"`, prefer: 'wait=10' };
    const answer = await run({ ...input, idempotencyKey: key.current });
    tell(text('The order is placed.', '已下单。'));
    await navigate(`/orders/${answer.body.id}`);
  }
  return (
    <div className="stack">
      <AddressField addresses={addresses} chosen={shippingAddressId} onChoose={choose} />
      <CardField card={card} onChange={setCard} />
      <Refusal problem={problem} />
      <button
        className="btn main wide"
        type="button"
        data-operation={PlaceCart.id}
        disabled={!isReady}
        aria-busy={busy}
        onClick={() => void place().catch(() => undefined)}
      >
        {t(text('Place it for the customer', '代客户下单'))}
      </button>
    </div>
  );
}

/** Shows the form that makes an order of an open cart, to a role that may place orders. */
export function PlaceIt({ cart }: { readonly cart: CartView }) {
  const may = useMay();
  const { customerId, state } = cart;
  if (!may(PlaceCart) || customerId === null || state !== 'open' || cart.lines.length === 0) return null;
  return (
    <Block title={text('On the phone', '电话下单')}>
      <Form cart={cart} customerId={customerId} />
    </Block>
  );
}
