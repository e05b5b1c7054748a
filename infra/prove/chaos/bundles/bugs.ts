/**
 * Describes a known bug of message-driven systems, as edits of our source. The self-test starts one fault run with each
 * bug. Such a run must report a violation.
 */
export type SeededBug = {
  readonly name: string;
  /**
   * Lists the invariants of docs/RELIABILITY.md that the bug may break. The fault run must report at least one of them.
   */
  readonly breaks: readonly string[];
  /** Lists the names or kinds of the faults under which the bug becomes visible. */
  readonly under: readonly string[];
  /** The edits replace `from` by `to`. `from` must occur exactly once in the file, otherwise the build fails. */
  readonly edits: readonly { file: string; from: string; to: string }[];
};

const MESSAGING = 'packages/messaging/src';

export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: 'ack-before-commit',
    breaks: ['I1', 'I8'],
    under: ['kill', 'four crashes on one message'],
    edits: [
      {
        file: `${MESSAGING}/consumer.ts`,
        from: 'const done = await handleBatch(batch);',
        to: 'if (on) acknowledge(on, batch, new Set(batch), options);\n    const done = await handleBatch(batch);',
      },
      {
        file: `${MESSAGING}/consumer.ts`,
        from: 'if (on && channel === on) acknowledge(on, batch, done, options);',
        to: '',
      },
    ],
  },
  {
    name: 'no-confirms',
    breaks: ['I1', 'I8'],
    // A message in a stalled link is lost when the broker is killed. Without publisher confirms, nobody notices the
    // loss.
    under: ['kill rabbitmq', 'link stalled: order → broker'],
    edits: [
      {
        file: `${MESSAGING}/publisher.ts`,
        from: 'if (!hasRoom) pauseUntilDrained(on);',
        to: "if (!hasRoom) pauseUntilDrained(on);\n    resolve('sent');",
      },
    ],
  },
  {
    name: 'confirm-without-return-check',
    breaks: ['I1', 'I8'],
    under: ['queue unbound'],
    edits: [{ file: `${MESSAGING}/publisher.ts`, from: 'if (!count) return false;', to: 'return false;' }],
  },
  {
    name: 'cursor-relay',
    breaks: ['I1', 'I8'],
    under: ['kill', 'kill rabbitmq'],
    edits: [
      {
        file: `${MESSAGING}/outbox.store.ts`,
        from: 'where published_at is null and seq > ${query.after}::bigint',
        to: 'where published_at is null and seq > greatest(${query.after}::bigint, (select max(seq) from outbox where published_at is not null))',
      },
    ],
  },
  {
    name: 'no-inbox',
    breaks: ['I7'],
    under: ['duplicates'],
    edits: [
      {
        file: `${MESSAGING}/inbox.store.ts`,
        from: 'return new Set(fresh.map(({ messageId }) => messageId));',
        to: 'return new Set([...ids, ...fresh.map(({ messageId }) => messageId)]);',
      },
    ],
  },
  {
    name: 'process-without-compare-and-set',
    breaks: ['I10', 'I11'],
    under: ['deadline against success', 'late success after cancel'],
    edits: [
      {
        file: `${MESSAGING}/process.store.ts`,
        from: '= any(${[...new Set(keys)]}::uuid[]) order by key for update`',
        to: '= any(${[...new Set(keys)]}::uuid[]) order by key`',
      },
      { file: `${MESSAGING}/process.store.ts`, from: 'p.key = c.key and p.version = c.version', to: 'p.key = c.key' },
    ],
  },
  {
    name: 'new-provider-key-per-retry',
    breaks: ['I3', 'I4'],
    under: ['kill payment'],
    edits: [
      {
        file: 'services/payment/src/providers/sandbox.ts',
        from: "'idempotency-key': send.key",
        to: "'idempotency-key': `${send.key} ${Math.random()}`",
      },
    ],
  },
  {
    name: 'compensation-neither-idempotent-nor-owner-checked',
    breaks: ['I6', 'I8'],
    // Even with this bug, a repeated message within one batch has no effect. Only a later redelivery releases the boxes
    // of the order again.
    under: ['redelivery after inbox pruning', 'late success after cancel'],
    edits: [
      {
        file: 'services/catalog-inventory/src/stock/features/release-stock.ts',
        from: "orderIds.filter((id) => reservations.get(id)?.status === 'held')",
        to: 'orderIds',
      },
    ],
  },
  {
    name: 'delivery-limit-3-without-dead-lettering',
    breaks: ['I1', 'I8'],
    under: ['four crashes on one message'],
    edits: [
      {
        file: `${MESSAGING}/topology.ts`,
        from: "quorum({ 'x-delivery-limit': 1000, ...deadLetterTo(names.parking) })",
        to: "quorum({ 'x-delivery-limit': 3 })",
      },
    ],
  },
  {
    name: 'no-refund-on-late-success',
    breaks: ['I3', 'I4', 'I11'],
    under: ['late success after cancel'],
    edits: [
      {
        file: 'services/payment/src/payments/provider-facts.ts',
        from: "return { payment: { ...payment, status: 'voiding', providerPaymentId }, ask: { call: 'void' } };",
        to: "return { payment: { ...payment, status: 'voided', providerPaymentId }, answer: 'voided' };",
      },
    ],
  },
];
