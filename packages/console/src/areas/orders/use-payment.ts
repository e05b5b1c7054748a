import type { Reply } from '@toric/client/types';
import { GetOrder } from '@toric/contracts/order/order.http';
import { GetPayment } from '@toric/contracts/payment/payment.http';
import { useAnswer, useMay } from '../../app/api.ts';

/** Returns the payment of an order. Returns undefined if there is none yet, or if the role may not read it. */
export function usePaymentOf(orderId: string): Reply<typeof GetPayment> | undefined {
  const isAllowed = useMay()(GetPayment);
  const input = { params: { orderId }, expand: ['payment'] } as const;
  return useAnswer(GetOrder, input, { enabled: isAllowed }).data?.payment ?? undefined;
}
