// Ten bugs that systems like this one have had, each as edits of our source. The harness proves itself by catching every one.

export type SeededBug = {
  readonly name: string;
  /** The invariants of MESSAGING.md that it may break: the harness must name one of them. */
  readonly breaks: readonly string[];
  /** Names or kinds of faults under which it shows. */
  readonly under: readonly string[];
  /** `from` stands exactly once in the file. */
  readonly edits: readonly { file: string; from: string; to: string }[];
};

const MESSAGING = 'packages/messaging/src';

export const SEEDED_BUGS: readonly SeededBug[] = [
  {
    name: 'ack-before-commit',
    breaks: ['I1', 'I8'],
    under: ['kill', 'dies four times'],
    edits: [
      {
        file: `${MESSAGING}/consumer.ts`,
        from: 'const settled = await settleBatch(batch);',
        to: 'if (on) answer(on, batch, new Set(batch));\n      const settled = await settleBatch(batch);',
      },
      { file: `${MESSAGING}/consumer.ts`, from: 'if (on && channel === on) answer(on, batch, settled);', to: '' },
    ],
  },
  {
    name: 'no-confirms',
    breaks: ['I1', 'I8'],
    // what was said into a silent link is lost with the broker
    under: ['kill rabbitmq', 'link silent: order → broker'],
    edits: [
      {
        file: `${MESSAGING}/publisher.ts`,
        from: 'if (!room) fillUp(on);',
        to: "if (!room) fillUp(on);\n    resolve('sent');",
      },
    ],
  },
  {
    name: 'confirm-without-return-check',
    breaks: ['I1', 'I8'],
    under: ['nobody listens'],
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
    under: ['timer against success', 'late success after cancel'],
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
    // a release that is repeated within one batch is one release: only one that comes back later is done again
    under: ['older than the inbox', 'late success after cancel'],
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
    under: ['dies four times'],
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
