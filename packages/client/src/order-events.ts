import { OrderStep } from '@toric/contracts/order/order.http';
import { parseEvents } from './server-sent-events.ts';

const ENDED: readonly string[] = ['completed', 'cancelled'];
const PAUSE_MS = 1_000;
const MOST_BREAKS = 10;

/**
 * Yields the steps of an order until it ends. `open(after)` opens a stream of the steps after the one with that id.
 * A broken stream is resumed after a second. A refusal thrown by `open`, or the eleventh break without a step, ends it.
 */
export async function* orderSteps(
  open: (after: string) => Promise<ReadableStream<Uint8Array>>,
  after: string,
): AsyncGenerator<OrderStep> {
  for (let id = after, breaks = 0; ; await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))) {
    try {
      for await (const event of parseEvents(await open(id))) {
        const step = OrderStep.parse(JSON.parse(event.data));
        id = event.id;
        breaks = 0;
        yield step;
        if (ENDED.includes(step.status)) return;
      }
    } catch (error) {
      // fetch throws a TypeError for every broken connection
      if (!(error instanceof TypeError) || ++breaks > MOST_BREAKS) throw error;
    }
  }
}
