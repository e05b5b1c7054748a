import { ADDRESS_VERDICT_WORDS } from '@toric/contracts/customer/addresses/address-check.words';
import { type AddressView, ListAddresses, ReplaceAddress } from '@toric/contracts/customer/people/customer.http';
import { REPLACE_ADDRESS_GUIDE } from '@toric/contracts/customer/people/customer.guide';
import { CheckAddress } from '@toric/contracts/customer/rechecks/check-address.http';
import { text, useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { ActionButton } from '../../kit/record/action-button.tsx';
import { formAction } from '../../kit/record/form-action.ts';
import { Badge } from '../../kit/show/badge.tsx';
import { When } from '../../kit/show/when.tsx';
import { addressInOneLine } from '../orders/address-lines.tsx';

const paramsOf = ({ customerId, id }: AddressView) => ({ customerId, addressId: id });
const refreshes = [ListAddresses];

const again: Action<AddressView, typeof CheckAddress> = {
  operation: CheckAddress,
  label: text('Check it again', '重新核验'),
  input: (address) => ({ params: paramsOf(address) }),
  done: text('It is checked again. The answer stands here in a moment.', '正在重新核验，稍后在此显示结果。'),
  refreshes,
};

/** Replaces the address by the proposal of the address check. The names and the phone number stay. */
const take = formAction<AddressView, typeof ReplaceAddress>({
  operation: ReplaceAddress,
  label: text('Take the proposal…', '采用建议…'),
  when: ({ check }) => Boolean(check?.proposal),
  guide: REPLACE_ADDRESS_GUIDE,
  title: text('Take the proposed address', '采用建议的地址'),
  save: text('Save it', '保存'),
  start: ({ recipient, phone, check }) => ({ recipient, ...(phone && { phone }), ...check?.proposal }),
  fields: [
    { name: 'line1', width: 'half' },
    { name: 'line2', width: 'half' },
    { name: 'city', width: 'half' },
    { name: 'region', width: 'half' },
    { name: 'postalCode', width: 'half' },
    { name: 'country', width: 'half' },
    { name: 'reason', control: 'long-text' },
  ],
  input: (address, body) => ({ params: paramsOf(address), body, ifMatch: `"v${address.version}"` }),
  done: text('The address is changed.', '地址已更改。'),
  refreshes,
});

/** Shows the result of the address check. Shows nothing while there is no result, and in a shop without a check. */
export function AddressCheck({ address }: { readonly address: AddressView }) {
  const t = useWords();
  const { check } = address;
  if (!check) return null;
  return (
    <span className="stack">
      <span className="row">
        <Badge words={ADDRESS_VERDICT_WORDS} value={check.verdict} />
        <span className="dim">
          <When at={check.checkedAt} />
        </span>
      </span>
      {check.proposal && (
        <span>
          {t(text('Meant is perhaps: ', '可能应为：'))}
          {addressInOneLine({ recipient: address.recipient, ...check.proposal })}
        </span>
      )}
      {check.verdict !== 'deliverable' && (
        <span className="row">
          <ActionButton action={take} record={address} small />
          <ActionButton action={again} record={address} small />
        </span>
      )}
    </span>
  );
}
