// Defines the data of the calls to the provider. A call is stored before it is made, so it is made even if the process
// crashes before.
import { Id, Instant } from '@toric/contracts/kernel/common';
import { SealedToken } from '@toric/contracts/payment/payment-token';
import { Currency, MinorUnits } from '@toric/contracts/kernel/money';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';

const Common = z.object({ orderId: Id, key: z.string(), askedAt: Instant });
/**
 * Holds the id of the payment at the provider. It is null if the order costs nothing, because the provider then has no
 * payment.
 */
const ProviderPaymentId = z.string().nullable();

export const ProviderCall = z.discriminatedUnion('call', [
  Common.extend({ call: z.literal('authorise'), amount: MinorUnits, currency: Currency, token: SealedToken }),
  Common.extend({
    ...{ call: z.literal('capture'), amount: MinorUnits, providerPaymentId: ProviderPaymentId },
    /** If false, more captures will follow, and the provider keeps the rest of the hold. */
    final: z.boolean().optional(),
    /**
     * Holds the amount that the provider had captured before this call. Calls from a version of the service that
     * captured only whole orders have none.
     */
    before: MinorUnits.optional(),
  }),
  Common.extend({ call: z.literal('void'), providerPaymentId: ProviderPaymentId }),
  Common.extend({ call: z.literal('increase'), amount: MinorUnits, providerPaymentId: ProviderPaymentId }),
]);
export type ProviderCall = z.infer<typeof ProviderCall>;

export const RefundCall = Common.extend({ refundId: Id, amount: MinorUnits, providerPaymentId: z.string() });
export type RefundCall = z.infer<typeof RefundCall>;

/**
 * Names the effects that call the provider. A use case stores a call under the name of its effect, so it does not
 * import the provider.
 */
export const CALL_PROVIDER = 'call-provider';
export const SEND_REFUND = 'send-refund';
export const providerCall = (call: ProviderCall): EffectCall => ({
  name: CALL_PROVIDER,
  data: ProviderCall.parse(call),
});
export const refundCall = (call: RefundCall): EffectCall => ({ name: SEND_REFUND, data: RefundCall.parse(call) });
