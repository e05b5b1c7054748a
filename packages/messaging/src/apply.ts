import { context, type Span, trace } from '@opentelemetry/api';
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

/** Thrown when what was taken for new was not: nothing of it may be committed. */
class AppliedBefore extends Error {
  override name = 'AppliedBefore';
}

type Fate = { taken: readonly Delivery[]; duplicates: number };

/** Once of each message. */
const distinctOf = (deliveries: readonly Delivery[]): Delivery[] => [
  ...new Map(deliveries.map((delivery) => [delivery.envelope.id, delivery])).values(),
];

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
  const tried = new WeakSet<Delivery['raw']>();

  /** Without states that are older than the last applied. */
  async function upToDate({ tx }: WorkContext, deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
    const states = deliveries.filter(({ envelope }) => carriesState.has(envelope.type));
    if (states.length === 0) return deliveries;
    const newer = new Set(await onlyNewer(tx, queue, states));
    return deliveries.filter((delivery) => !carriesState.has(delivery.envelope.type) || newer.has(delivery));
  }

  /** `hoping`: the handler does not wait to hear that all are new, and nothing is committed if one is not. */
  const attempt = (deliveries: readonly Delivery[], spans: ReadonlyMap<string, Span>, hoping: boolean): Promise<Fate> =>
    work(async (workContext) => {
      const distinct = distinctOf(deliveries);
      const ids = distinct.map(({ envelope }) => envelope.id);
      const claiming = claimInbox(workContext.tx, queue, ids);
      claiming.catch(() => undefined); // whoever fails first is heard below
      const claimed = hoping ? new Set(ids) : await claiming;
      const taken = await upToDate(
        workContext,
        distinct.filter(({ envelope }) => claimed.has(envelope.id)),
      );
      const causes = taken.map(({ envelope }) => ({
        correlationId: envelope.correlationId,
        causationId: envelope.id,
        traceparent: traceparentOf(spans.get(envelope.id)) ?? envelope.traceparent,
      }));
      const handling = Promise.resolve(taken.length > 0 ? handle(workContext, taken, causes) : []);
      await handling.catch(() => undefined); // perhaps only because it was given what is not new
      if ((await claiming).size < claimed.size) throw new AppliedBefore();
      const outcomes = await handling;
      // fail-point C8 (queue, causes): delivered, in the transaction
      return { result: { taken, duplicates: deliveries.length - claimed.size }, outcomes };
    });

  /** What is tried for the first time is hardly ever known. */
  async function applyOnce(deliveries: readonly Delivery[], spans: ReadonlyMap<string, Span>): Promise<Fate> {
    const again = deliveries.some(({ raw }) => raw.fields.redelivered || tried.has(raw));
    for (const { raw } of deliveries) tried.add(raw);
    if (again) return attempt(deliveries, spans, false);
    return attempt(deliveries, spans, true).catch((error: unknown) => {
      if (!(error instanceof AppliedBefore)) throw error;
      return attempt(deliveries, spans, false);
    });
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
      const { taken, duplicates } = await context.with(active, () => applyOnce(deliveries, spans));
      messagesApplied.inc({ queue }, taken.length);
      inboxDuplicates.inc({ queue }, duplicates);
      for (const span of spans.values()) endSpan(span);
    } catch (error) {
      for (const span of spans.values()) endSpan(span, error);
      throw error;
    }
  };
}
