import type { Address } from '@toric/contracts/contact/contact';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Buyer } from '@toric/contracts/payment/buyer';
import { fullName } from '../people/customer.ts';

/**
 * Returns the buyer of an order, as the invoice names her: the customer, at the address of the order. The name on the
 * parcel may be another person's, and the law wants the name of the person to whom the goods are sold.
 */
export function buyerOf(personal: PersonalData, delivery: Address): Buyer {
  const { recipient: _, phone: __, ...address } = delivery;
  return { name: fullName(personal), ...address };
}
