import {
  ADD_ADDRESS_GUIDE,
  REMOVE_CUSTOMERS_ADDRESS_GUIDE,
  REPLACE_ADDRESS_GUIDE,
} from '@toric/contracts/customer/people/customer.guide';
import { ListCustomerChanges } from '@toric/contracts/customer/people/customer-change.http';
import {
  AddAddress,
  type AddressView,
  ListAddresses,
  RemoveCustomersAddress,
  ReplaceAddress,
} from '@toric/contracts/customer/people/customer.http';
import type { Path } from 'react-hook-form';
import { useAnswer, useMay } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import type { BodyOf, FieldSpec } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { formAction } from '../../kit/record/form-action.ts';
import { Answered } from '../../kit/show/answered.tsx';
import { Block } from '../../kit/show/block.tsx';
import { AddressLines } from '../orders/address-lines.tsx';
import { AddressCheck } from './address-check.tsx';
import { Inferred } from './facts/quality.tsx';

type Body = BodyOf<typeof AddAddress>;
const half = (name: Path<Body>): FieldSpec<Body> => ({ name, width: 'half' });
const FIELDS: readonly FieldSpec<Body>[] = [
  { name: 'recipient' },
  half('line1'),
  half('line2'),
  half('city'),
  half('region'),
  half('postalCode'),
  half('country'),
  { name: 'phone', control: 'phone' },
  { name: 'reason', control: 'long-text' },
];
const refreshes = [ListAddresses, ListCustomerChanges];

const add = formAction<{ readonly customerId: string }, typeof AddAddress>({
  operation: AddAddress,
  label: { en: 'Add an address…', zh: '添加地址…' },
  guide: ADD_ADDRESS_GUIDE,
  title: { en: 'Add an address', zh: '添加地址' },
  save: { en: 'Add the address', zh: '添加地址' },
  fields: FIELDS,
  input: ({ customerId }, body) => ({ params: { customerId }, body }),
  done: { en: 'The address is added.', zh: '地址已添加。' },
  refreshes,
});

const paramsOf = ({ customerId, id }: AddressView) => ({ customerId, addressId: id });

const replace = formAction<AddressView, typeof ReplaceAddress>({
  operation: ReplaceAddress,
  label: { en: 'Change…', zh: '更改…' },
  guide: REPLACE_ADDRESS_GUIDE,
  title: { en: 'Change the address', zh: '更改地址' },
  save: { en: 'Save the address', zh: '保存地址' },
  fields: FIELDS,
  start: ({ recipient, line1, line2, city, region, postalCode, country, phone }) => ({
    ...{ recipient, line1, line2, city, region, postalCode, country, phone },
  }),
  input: (address, body) => ({ params: paramsOf(address), body, ifMatch: `"v${address.version}"` }),
  done: { en: 'The address is changed. Orders on the way keep theirs.', zh: '地址已更改，已有订单仍用原地址。' },
  refreshes,
});

const remove = formAction<AddressView, typeof RemoveCustomersAddress>({
  operation: RemoveCustomersAddress,
  label: { en: 'Remove…', zh: '删除…' },
  tone: 'stop',
  guide: REMOVE_CUSTOMERS_ADDRESS_GUIDE,
  title: { en: 'Remove the address', zh: '删除地址' },
  save: { en: 'Remove it', zh: '删除' },
  fields: [{ name: 'reason', control: 'long-text' }],
  input: (address, body) => ({ params: paramsOf(address), body }),
  done: { en: 'The address is removed.', zh: '地址已删除。' },
  refreshes,
});

/** Shows the addresses of a customer. Each change needs a reason, which the customer can read. */
export function Addresses({ customerId }: { readonly customerId: string }) {
  const t = useWords();
  const may = useMay();
  const query = useAnswer(ListAddresses, { params: { customerId } }, { enabled: may(ListAddresses) });
  if (!may(ListAddresses)) return null;
  return (
    <Block title={{ en: 'Addresses', zh: '地址' }}>
      <Answered query={query}>
        {({ data }) => (
          <ul className="stack">
            {data.map((address) => (
              <li className="fine stack" key={address.id}>
                <AddressLines address={address} />
                <AddressCheck address={address} />
                <Inferred customerId={customerId} field="city" addressId={address.id} />
                <Inferred customerId={customerId} field="region" addressId={address.id} />
                <span className="row">
                  <ActionButton action={replace} record={address} small />
                  <ActionButton action={remove} record={address} small />
                </span>
              </li>
            ))}
            {data.length === 0 && <li className="dim">{t({ en: 'There is no address yet.', zh: '尚无地址。' })}</li>}
          </ul>
        )}
      </Answered>
      <ActionButton action={add} record={{ customerId }} small />
    </Block>
  );
}
