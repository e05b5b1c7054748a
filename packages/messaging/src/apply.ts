import { context, trace } from '@opentelemetry/api';
import type { Delivery } from './delivery.ts';
import { type Cause, type Caused, traceparentOf } from './envelope.ts';
import { claimInbox, onlyNewer } from './inbox.store.ts';
import { inboxDuplicates, messagesApplied } from './metrics.ts';
import type { Outcome } from './outcome.ts';
import { endSpan, spanFrom } from './tracing.ts';
import type { UnitOfWork, WorkContext } from './unit-of-work.ts';

type Handle = (
  context: WorkContext,
  deliveries: readonly Delivery[],
  causes: readonly Cause[],
) => Promise<readonly Caused<Outcome | undefined>[]>;

/**
 * Applies deliveries in one transaction: the inbox first, then the version gate of events that carry state, then the
 * handler with what is left. The effect, the inbox rows and the messages that follow commit together.
 */
export function applier(options: {
  queue: string;
  work: UnitOfWork;
  carriesState: ReadonlySet<string>;
  handle: Handle;
}) {
  const { queue, work, carriesState, handle } = options;

  /** Without what was applied before, and without states that are older than the last applied. */
  async function fresh({ tx }: WorkContext, deliveries: readonly Delivery[]) {
    const ids = deliveries.map(({ envelope }) => envelope.id);
    const claimed = await claimInbox(tx, queue, ids);
    const once = deliveries.filter(({ envelope }) => claimed.delete(envelope.id));
    const duplicates = deliveries.length - once.length;
    const states = once.filter(({ envelope }) => carriesState.has(envelope.type));
    if (states.length === 0) return { taken: once, duplicates };
    const newer = new Set(await onlyNewer(tx, queue, states));
    const taken = once.filter((delivery) => !carriesState.has(delivery.envelope.type) || newer.has(delivery));
    return { taken, duplicates };
  }

  return async function apply(deliveries: readonly Delivery[]): Promise<void> {
    const spans = new Map(
      deliveries.map(({ envelope }) => [
        envelope.id,
        spanFrom(queue, envelope.traceparent, {
          'messaging.message.id': envelope.id,
          'messaging.operation.type': 'process',
        }),
      ]),
    );
    const [first] = spans.values();
    const active = first ? trace.setSpan(context.active(), first) : context.active();
    try {
      const { taken, duplicates } = await context.with(active, () =>
        work(async (workContext) => {
          const fate = await fresh(workContext, deliveries);
          const { taken } = fate;
          const causes = taken.map(({ envelope }) => ({
            correlationId: envelope.correlationId,
            causationId: envelope.id,
            traceparent: traceparentOf(spans.get(envelope.id)) ?? envelope.traceparent,
          }));
          const outcomes = taken.length > 0 ? await handle(workContext, taken, causes) : [];
          // fail-point C8 (queue, causes): delivered, in the transaction
          return { result: fate, outcomes };
        }),
      );
      messagesApplied.inc({ queue }, taken.length);
      inboxDuplicates.inc({ queue }, duplicates);
      for (const span of spans.values()) endSpan(span);
    } catch (error) {
      for (const span of spans.values()) endSpan(span, error);
      throw error;
    }
  };
}
