import { OrderStep } from '@toric/contracts/order/order.http';
import { parseEvents } from './server-sent-events.ts';

const ENDED: readonly string[] = ['completed', 'cancelled'];
const PAUSE_MS = 1_000;
const MOST_BREAKS = 10;

/**
 * Yields the steps of an order until the order ends. `open(after)` opens a stream of the steps that follow the step
 * with the id `after`. If the stream breaks, it is opened again after a second, and continues after the last received
 * step. Throws if `open` throws a refusal, or at the eleventh break without a new step in between.
 */
export async function* orderSteps(
  open: (after: string) => Promise<ReadableStream<Uint8Array> | undefined>,
  after: string,
): AsyncGenerator<OrderStep> {
  for (let id = after, breaks = 0; ; await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))) {
    try {
      const stream = await open(id);
      if (!stream) return;
      for await (const event of parseEvents(stream)) {
        const step = OrderStep.parse(JSON.parse(event.data));
        id = event.id;
        breaks = 0;
        yield step;
        if (ENDED.includes(step.status)) return;
      }
    } catch (error) {
      // fetch throws a TypeError for every broken connection; any other error cannot be mended by opening the stream
      // again
      if (!(error instanceof TypeError) || ++breaks > MOST_BREAKS) throw error;
    }
  }
}
