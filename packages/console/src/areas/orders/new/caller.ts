import { type AddressView, type CustomerView, ListAddresses } from '@toric/contracts/customer/people/customer.http';
import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ListOrders, type OrderView } from '@toric/contracts/order/order.http';
import { useAnswer } from '../../../app/api.ts';
import { useCustomer } from '../../customers/customer-name.tsx';
import { usePrescriptions } from '../../customers/eyes.tsx';

export type Caller = {
  readonly customer: CustomerView;
  readonly addresses: readonly AddressView[];
  /** Newest first, without cancelled ones. */
  readonly orders: readonly OrderView[];
  /** Empty for roles that may not read prescriptions. */
  readonly prescriptions: readonly PrescriptionView[];
};

const CANCELLED: readonly string[] = ['cancelled', 'cancelling'];

/** Returns what an order for a caller needs to know, or undefined while it is read. */
export function useCaller(customerId: string) {
  const customer = useCustomer(customerId);
  const addresses = useAnswer(ListAddresses, { params: { customerId }, query: { limit: 100 } });
  const orders = useAnswer(ListOrders, { query: { customerId, limit: 20 } });
  const prescriptions = usePrescriptions(customerId);
  const known = customer.data && addresses.data && orders.data;
  const caller: Caller | undefined = known && {
    ...{ customer: customer.data, addresses: addresses.data.data, prescriptions },
    orders: orders.data.data.filter(({ status }) => !CANCELLED.includes(status)),
  };
  const failed = [customer, addresses, orders].find(({ problem }) => problem !== undefined);
  return { caller, failed };
}
