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

/** Thrown by an optimistic attempt if a message turns out to be a duplicate: its transaction is rolled back. */
class AppliedBefore extends Error {
  override name = 'AppliedBefore';
}

type Spans = ReadonlyMap<string, Span>;
type Applied = { taken: readonly Delivery[]; duplicates: number };

/** One delivery per message. */
const distinctOf = (deliveries: readonly Delivery[]): Delivery[] => [
  ...new Map(deliveries.map((delivery) => [delivery.envelope.id, delivery])).values(),
];

/**
 * Applies deliveries in one transaction: the inbox first, then the version gate of state-carrying events, then the
 * handler with the deliveries that are left. The effect, the inbox rows and the messages that follow commit together.
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
   * `optimistic`: runs the handler before the inbox insert has answered. If a message turns out to be a duplicate, the
   * transaction rolls back.
   */
  const attempt = (deliveries: readonly Delivery[], spans: Spans, optimistic: boolean): Promise<Applied> =>
    work(async (context) => {
      const distinct = distinctOf(deliveries);
      const ids = distinct.map(({ envelope }) => envelope.id);
      const claiming = claimInbox(context.tx, queue, ids);
      claiming.catch(() => undefined); // awaited below, or its transaction has failed for another reason
      const claimed = optimistic ? new Set(ids) : await claiming;
      const fresh = distinct.filter(({ envelope }) => claimed.has(envelope.id));
      const taken = await upToDate(context, queue, carriesState, fresh);
      const causes = taken.map((delivery) => causeOf(delivery, spans));
      const handling = Promise.resolve(taken.length > 0 ? handle(context, taken, causes) : []);
      await handling.catch(() => undefined); // a duplicate may be the only reason why it failed
      if ((await claiming).size < claimed.size) throw new AppliedBefore();
      const outcomes = await handling;
      // fail-point C8 (queue, causes): delivered, in the transaction
      return { result: { taken, duplicates: deliveries.length - claimed.size }, outcomes };
    });

  /** First deliveries are almost never duplicates, so they are tried optimistically. */
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

/** Drops state-carrying events that are older than the state applied last. */
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

/** The cause of everything that follows from a delivery. It continues the trace by the delivery's own span. */
function causeOf({ envelope }: Delivery, spans: Spans): Cause {
  return {
    correlationId: envelope.correlationId,
    causationId: envelope.id,
    traceparent: traceparentOf(spans.get(envelope.id)) ?? envelope.traceparent,
  };
}
