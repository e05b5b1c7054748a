import { command } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import { ADDRESS_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { RemoveAddress } from '@toric/contracts/customer/people/customer.http';
import { deleteAddress } from '../address.store.ts';

/** DELETE /customers/{customerId}/addresses/{addressId}. Deletes an address of the calling customer. */
export const removeAddress = command(RemoveAddress, {
  async run({ params: { customerId, addressId }, actor, tx }) {
    const reachable = customerId === actor.id;
    if (!reachable || !(await deleteAddress(tx, { id: addressId, customerId }))) throw ADDRESS_NOT_FOUND();
    return noContent();
  },
});
