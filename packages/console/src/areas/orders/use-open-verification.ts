import { ListVerifications } from '@toric/contracts/customer/supply/verification.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import { useAnswer, useMay } from '../../app/api.ts';

const OPEN: readonly string[] = ['to-send', 'waiting'];

/**
 * Returns the open verification for which the order waits. Returns undefined for roles that may not read verifications.
 */
export function useOpenVerification({ customerId, status, lines }: OrderView) {
  const may = useMay();
  const enabled = status === 'verifying' && may(ListVerifications);
  const { data } = useAnswer(ListVerifications, { query: { customerId, limit: 100 } }, { enabled });
  const prescriptionIds = lines.map(({ prescriptionId }) => prescriptionId);
  return data?.data.find((one) => OPEN.includes(one.status) && prescriptionIds.includes(one.prescriptionId));
}
