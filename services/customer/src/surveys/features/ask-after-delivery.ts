import { OrderCompleted } from '@toric/contracts/order/events';
import { performs } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { askLater } from '../asking.ts';
import { findTriggered } from '../survey.store.ts';

/** ⇐ order.order-completed.v1. Plans to ask the customer some days later, for each open survey about deliveries. */
export const askAfterDelivery = on(OrderCompleted, {
  async runMany({ received, tx }) {
    const surveys = await findTriggered(tx, 'order-delivered');
    return received.map(({ message: { customerId, orderId } }) =>
      performs(
        ...surveys.map(({ id: surveyId, settings: { delayDays } }) =>
          askLater({ surveyId, personId: customerId, causeId: orderId }, delayDays),
        ),
      ),
    );
  },
});
