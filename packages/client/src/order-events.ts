import { OrderStep } from '@toric/contracts/order/order.http';
import { eventsOf } from './server-sent-events.ts';

const ENDED: readonly string[] = ['completed', 'cancelled'];
const PAUSE_MS = 1_000;
const BREAKS_AT_MOST = 10;

/**
 * An order's steps from `open(after)`, a stream of those after the one with that id. A stream that breaks is taken up
 * where it broke; a refusal, which `open` throws, ends it, and so do ten breaks without a step between them.
 */
export async function* orderSteps(
  open: (after: string) => Promise<ReadableStream<Uint8Array>>,
  after: string,
): AsyncGenerator<OrderStep> {
  for (let id = after, breaks = 0; ; await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))) {
    try {
      for await (const event of eventsOf(await open(id))) {
        const step = OrderStep.parse(JSON.parse(event.data));
        id = event.id;
        breaks = 0;
        yield step;
        if (ENDED.includes(step.status)) return;
      }
    } catch (error) {
      // what fetch says of every broken connection
      if (!(error instanceof TypeError) || ++breaks > BREAKS_AT_MOST) throw error;
    }
  }
}
