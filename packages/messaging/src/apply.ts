import type { Span } from '@opentelemetry/api';
import type { Delivery } from './delivery.ts';
import { type Cause, type Caused, traceparentOf } from './envelope.ts';
import { claimInbox, onlyNewer } from './inbox.store.ts';
import { inboxDuplicates, messagesApplied } from './metrics.ts';
import type { Outcome } from './outcome.ts';
import { withSpans } from './tracing.ts';
import type { UnitOfWork, WorkContext } from './unit-of-work.ts';

export type Handle = (
  context: WorkContext,
  deliveries: readonly Delivery[],
  causes: readonly Cause[],
) => Promise<readonly Caused<Outcome | undefined>[]>;

/** Signals that an optimistic attempt found a message that was applied before. The error rolls the transaction back. */
class AppliedBefore extends Error {
  override name = 'AppliedBefore';
}

type Spans = ReadonlyMap<string, Span>;
type Applied = { taken: readonly Delivery[]; duplicates: number };

/** Returns one delivery of each message, because a batch may contain a message more than once. */
const distinctOf = (deliveries: readonly Delivery[]): Delivery[] => [
  ...new Map(deliveries.map((delivery) => [delivery.envelope.id, delivery])).values(),
];

/**
 * Returns the function that applies deliveries in one transaction. It inserts the inbox rows, drops older states
 * (version gate) and runs the handler with the deliveries that are left. The inbox rows, the handler's rows and the
 * messages that follow commit together.
 */
export function applier(options: {
  queue: string;
  work: UnitOfWork;
  carriesState: ReadonlySet<string>;
  handle: Handle;
}) {
  const { queue, work, carriesState, handle } = options;
  const tried = new WeakSet<Delivery['raw']>();

  /**
   * Makes one attempt to apply deliveries in a transaction. An optimistic attempt runs the handler before the database
   * has answered the inbox insert. It throws `AppliedBefore` if the answer shows that a message was applied before.
   */
  const attempt = (deliveries: readonly Delivery[], spans: Spans, optimistic: boolean): Promise<Applied> =>
    work(async (context) => {
      const distinct = distinctOf(deliveries);
      const ids = distinct.map(({ envelope }) => envelope.id);
      const claiming = claimInbox(context.tx, queue, ids);
      // `claiming` is awaited below. If the transaction fails before, its error must not become an unhandled rejection.
      claiming.catch(() => undefined);
      const claimed = optimistic ? new Set(ids) : await claiming;
      const fresh = distinct.filter(({ envelope }) => claimed.has(envelope.id));
      const taken = await upToDate(context, queue, carriesState, fresh);
      const causes = taken.map((delivery) => causeOf(delivery, spans));
      const handling = Promise.resolve(taken.length > 0 ? handle(context, taken, causes) : []);
      // The error of `handling` is thrown further below, unless a duplicate was the reason for it.
      await handling.catch(() => undefined);
      if ((await claiming).size < claimed.size) throw new AppliedBefore();
      const outcomes = await handling;
      // fail-point C8 (queue, causes): the messages are delivered and their transaction is open
      return { result: { taken, duplicates: deliveries.length - claimed.size }, outcomes };
    });

  /**
   * Applies deliveries. A first delivery is almost never a duplicate, so first deliveries are applied optimistically.
   */
  async function applyOnce(deliveries: readonly Delivery[], spans: Spans): Promise<Applied> {
    const again = deliveries.some(({ raw }) => raw.fields.redelivered || tried.has(raw));
    for (const { raw } of deliveries) tried.add(raw);
    if (again) return attempt(deliveries, spans, false);
    return attempt(deliveries, spans, true).catch((error: unknown) => {
      if (!(error instanceof AppliedBefore)) throw error;
      return attempt(deliveries, spans, false);
    });
  }

  return async function apply(deliveries: readonly Delivery[]): Promise<void> {
    const envelopes = deliveries.map(({ envelope }) => envelope);
    const { taken, duplicates } = await withSpans(queue, envelopes, (spans) => applyOnce(deliveries, spans));
    messagesApplied.inc({ queue }, taken.length);
    inboxDuplicates.inc({ queue }, duplicates);
  };
}

/**
 * Returns the deliveries without outdated state-carrying events. Of each aggregate, only the newest event is left, and
 * only if it is newer than the state that was applied last.
 */
async function upToDate(
  { tx }: WorkContext,
  queue: string,
  carriesState: ReadonlySet<string>,
  deliveries: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const states = deliveries.filter(({ envelope }) => carriesState.has(envelope.type));
  if (states.length === 0) return deliveries;
  const newer = new Set(await onlyNewer(tx, queue, states));
  return deliveries.filter((delivery) => !carriesState.has(delivery.envelope.type) || newer.has(delivery));
}

/** Returns the cause of everything that a delivery leads to. The trace continues from the delivery's own span. */
function causeOf({ envelope }: Delivery, spans: Spans): Cause {
  return {
    correlationId: envelope.correlationId,
    causationId: envelope.id,
    traceparent: traceparentOf(spans.get(envelope.id)) ?? envelope.traceparent,
  };
}
