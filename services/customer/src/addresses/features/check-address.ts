import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { ADDRESS_CHECK_OFF } from '@toric/contracts/customer/rechecks/check-address.errors';
import { CheckAddress } from '@toric/contracts/customer/rechecks/check-address.http';
import { lockAddress } from '../../people/address.store.ts';
import { askCheck } from '../../people/address-check.store.ts';

/** POST /customers/{customerId}/addresses/{addressId}/check. Requests another check of an address. */
export const checkAddress = ({ isOn }: { isOn: boolean }) =>
  command(CheckAddress, {
    async run({ params: { customerId, addressId }, tx, now }) {
      const row = await lockAddress(tx, { id: addressId, customerId });
      if (!row) throw ADDRESS_NOT_FOUND();
      if (!isOn) throw ADDRESS_CHECK_OFF();
      return noContent().emits(...(await askCheck(tx, row, { isOn, now })));
    },
  });
