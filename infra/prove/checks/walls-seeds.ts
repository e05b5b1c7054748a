/**
 * Lists the seeds of the walls. A wall is a rule in .dependency-cruiser.cjs that forbids an import. A seed is a small
 * file that breaks one wall on purpose: the check fails if the named rule does not refuse it. Each wall has a seed.
 * `ALLOWED` has imports that no wall may refuse.
 */

export type Seed = { rule: string; file: string; text: string };

export const SEEDS: readonly Seed[] = [
  {
    rule: 'no-cycles',
    file: 'services/order/src/orders/seed-ring-a.ts',
    text: "import { b } from './seed-ring-b.ts';\nexport const a = () => b;\n",
  },
  {
    rule: 'service-not-service',
    file: 'services/order/src/orders/seed-neighbour.ts',
    text: "import { MarketingConfig } from '../../../marketing/src/config.ts';\nexport const other = MarketingConfig;\n",
  },
  {
    rule: 'feature-not-feature',
    file: 'services/order/src/orders/features/seed-use-case.ts',
    text: "import { placeOrder } from './place-order.ts';\nexport const borrowed = placeOrder;\n",
  },
  {
    rule: 'core-is-pure',
    file: 'services/order/src/orders/seed-core.ts',
    text: "import { saveIt } from './seed-helper.ts';\nexport const decide = () => saveIt;\n",
  },
  {
    rule: 'core-imports-no-plumbing',
    file: 'services/order/src/orders/seed.process.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const table = readFileSync;\n",
  },
  {
    rule: 'database-in-stores-only',
    file: 'services/order/src/orders/features/seed-writes-sql.ts',
    text: "import pg from 'pg';\nexport const write = () => new pg.Client();\n",
  },
  {
    rule: 'sql-in-stores-only',
    file: 'services/order/src/orders/features/seed-spells-json.ts',
    text: "import { json } from '@toric/messaging/sql';\nexport const row = json({});\n",
  },
  {
    rule: 'reader-cannot-write',
    file: 'services/order/src/orders/seed-opens-prisma.store.ts',
    text: "import { PrismaPg } from '@prisma/adapter-pg';\nimport { PrismaClient } from '../generated/client.ts';\nexport const open = (connectionString: string) => new PrismaClient({ adapter: new PrismaPg({ connectionString }) });\n",
  },
  {
    rule: 'messaging-by-its-front',
    file: 'services/order/src/orders/features/seed-own-transaction.ts',
    text: "import { transaction } from '@toric/messaging/database';\nexport const mine = transaction;\n",
  },
  {
    rule: 'packages-not-up',
    file: 'packages/chassis/src/seed-knows-user.ts',
    text: "import { buyerOf } from '../../../services/order/src/orders/order.ts';\nexport const buyer = buyerOf;\n",
  },
  {
    rule: 'src-not-infra',
    file: 'services/order/src/orders/seed-needs-infra.ts',
    text: "import { until } from '@toric/infra/prove/testing/test-stack';\nexport const wait = until;\n",
  },
  {
    rule: 'contracts-zod-only',
    file: 'packages/contracts/src/seed-logs.ts',
    text: "import { pino } from 'pino';\nexport const log = pino();\n",
  },
  {
    rule: 'client-runs-anywhere',
    file: 'packages/client/src/seed-needs-node.ts',
    text: "import { randomUUID } from 'node:crypto';\nexport const key = randomUUID;\n",
  },
  {
    rule: 'optics-contracts-only',
    file: 'packages/optics/src/seed-reads-files.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const table = readFileSync;\n",
  },
  {
    rule: 'messaging-not-chassis',
    file: 'packages/messaging/src/seed-serves.ts',
    text: "import { createLogger } from '../../chassis/src/process/logger.ts';\nexport const log = createLogger;\n",
  },
  {
    rule: 'no-cycles-in-the-console',
    file: 'packages/console/src/seed-ring-a.tsx',
    text: "import { b } from './seed-ring-b.tsx';\nexport const a = () => b;\n",
  },
  {
    rule: 'console-by-the-api',
    file: 'packages/console/src/seed-logs.tsx',
    text: "import { createLogger } from '../../chassis/src/process/logger.ts';\nexport const log = createLogger;\n",
  },
  {
    rule: 'nobody-imports-the-console',
    file: 'gateway/src/seed-shows-a-page.ts',
    text: "import type { Page } from '../../packages/console/src/kit/kit.types.ts';\nexport type Shown = Page;\n",
  },
  {
    rule: 'gateway-not-services',
    file: 'gateway/src/seed-shortcut.ts',
    text: "import { buyerOf } from '../../services/order/src/orders/order.ts';\nexport const buyer = buyerOf;\n",
  },
  {
    rule: 'gateway-no-store',
    file: 'gateway/src/seed-sessions.store.ts',
    text: "import pg from 'pg';\nexport const sessions = () => new pg.Pool();\n",
  },
  {
    rule: 'gateway-opens-database-once',
    file: 'gateway/src/seed-asks.ts',
    text: "import { openDatabase } from '@toric/messaging/database';\nexport const second = openDatabase;\n",
  },
  {
    rule: 'area-floors',
    file: 'services/customer/src/people/seed-runs-up.ts',
    text: "import { decideSupply } from '../supply/may-supply.ts';\nexport const up = decideSupply;\n",
  },
  {
    rule: 'area-floors',
    file: 'services/catalog-inventory/src/stock/seed-runs-across.ts',
    text: "import { gtin14 } from '../catalogue/product.ts';\nexport const across = gtin14;\n",
  },
  {
    rule: 'area-floors',
    file: 'services/payment/src/invoices/seed-runs-up.ts',
    text: "import { stay } from '../payments/payment.ts';\nexport const up = stay;\n",
  },
  {
    rule: 'area-floors',
    file: 'services/marketing/src/coupons/seed-runs-up.ts',
    text: "import { readAudience } from '../segments/audience.store.ts';\nexport const up = readAudience;\n",
  },
  {
    rule: 'area-above-its-service',
    file: 'services/order/src/seed-knows-an-area.ts',
    text: "import { buyerOf } from './orders/order.ts';\nexport const buyer = buyerOf;\n",
  },
  {
    rule: 'area-front',
    file: 'services/payment/src/refunds/seed-shows-a-payment.ts',
    text: "import { paymentView } from '../payments/payment.view.ts';\nexport const view = paymentView;\n",
  },
  {
    rule: 'pure-unless-named',
    file: 'services/order/src/orders/seed-hides-a-store.ts',
    text: "import { save } from './seed-core.store.ts';\nexport const hidden = save;\n",
  },
  {
    rule: 'no-cycles',
    file: 'services/order/src/orders/seed-types-a.ts',
    text: "import type { B } from './seed-types-b.ts';\nexport type A = B;\n",
  },
];

/**
 * Lists files that only exist so that the seeds can import them. Two of them close an import cycle, one is a store, and
 * one re-exports that store under another name.
 */
export const PROPS: readonly Omit<Seed, 'rule'>[] = [
  {
    file: 'services/order/src/orders/seed-types-b.ts',
    text: "import type { A } from './seed-types-a.ts';\nexport type B = A | 1;\n",
  },
  {
    file: 'services/order/src/orders/seed-ring-b.ts',
    text: "import { a } from './seed-ring-a.ts';\nexport const b = () => a;\n",
  },
  {
    file: 'packages/console/src/seed-ring-b.tsx',
    text: "import { a } from './seed-ring-a.tsx';\nexport const b = () => a;\n",
  },
  { file: 'services/order/src/orders/seed-core.store.ts', text: 'export const save = 1;\n' },
  {
    file: 'services/order/src/orders/seed-helper.ts',
    text: "export { save as saveIt } from './seed-core.store.ts';\n",
  },
];

/** Lists imports that resemble a forbidden import and are allowed. The check fails if a wall refuses one of them. */
export const ALLOWED: readonly Omit<Seed, 'rule'>[] = [
  {
    file: 'services/payment/src/refunds/seed-runs-down.flow.ts',
    text: "import { stay } from '../payments/payment.ts';\nimport { lockPayment } from '../payments/payment.store.ts';\nexport const down = [stay, lockPayment];\n",
  },
  {
    file: 'services/order/src/orders/features/seed-passes-tx.ts',
    text: "import type { Tx } from '@toric/messaging/sql';\nexport const pass = (tx: Tx) => tx;\n",
  },
  {
    file: 'services/order/src/orders/seed-good.store.ts',
    text: "import { json } from '@toric/messaging/sql';\nimport pg from 'pg';\nexport const good = [json, pg];\n",
  },
  {
    file: 'services/order/src/orders/features/seed-use-case.test.ts',
    text: "import { until } from '@toric/infra/prove/testing/test-stack';\nimport { borrowed } from './seed-use-case.ts';\nexport const test = [until, borrowed];\n",
  },
  {
    file: 'gateway/src/seed-rate-limit.store.ts',
    text: "import pg from 'pg';\nexport const counters = () => new pg.Pool();\n",
  },
  {
    file: 'gateway/src/webhooks/seed-deliveries.store.ts',
    text: "import { json } from '@toric/messaging/sql';\nexport const row = json({});\n",
  },
  {
    file: 'packages/console/src/seed-calls.tsx',
    text: "import { createClient } from '@toric/client/client';\nimport { Id } from '@toric/contracts/kernel/common';\nexport const call = [createClient, Id];\n",
  },
  {
    file: 'services/order/src/orders/seed-good.process.ts',
    text: "import { processTable } from '@toric/messaging/process';\nimport { buyerOf } from './order.ts';\nexport const table = [processTable, buyerOf];\n",
  },
];
