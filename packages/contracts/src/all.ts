import { catalogInventoryModules } from './modules/catalog-inventory.ts';
import { customerModules } from './modules/customer.ts';
import { orderModules } from './modules/order.ts';
import { paymentModules } from './modules/payment.ts';
import * as contactErrors from './contact/contact.errors.ts';
import * as change from './changes/change.http.ts';
import * as gatheredDesk from './desk/overview.http.ts';
import * as backup from './gateway/backup.http.ts';
import * as consoleErrors from './gateway/console.errors.ts';
import * as webhookErrors from './gateway/webhook.errors.ts';
import * as webhook from './gateway/webhook.http.ts';
import * as webhookDelivery from './gateway/webhook-delivery.http.ts';
import * as webhookEvents from './gateway/webhook-events.ts';
import * as jobErrors from './jobs/job.errors.ts';
import * as job from './jobs/job.http.ts';
import * as requestErrors from './kernel/request.errors.ts';
import * as marketingEvents from './marketing/events.ts';
import * as marketingErrors from './marketing/marketing.errors.ts';
import * as marketing from './marketing/marketing.http.ts';
import * as databaseHealth from './operator/database.http.ts';
import * as health from './operator/health.http.ts';
import * as operatorErrors from './operator/operator.errors.ts';
import * as operator from './operator/operator.http.ts';
import * as testClockErrors from './operator/test-clock.errors.ts';
import * as testClock from './operator/test-clock.http.ts';
import * as trainingErrors from './operator/training.errors.ts';
import * as training from './operator/training.http.ts';
import * as shipmentErrors from './shipment.errors.ts';
import * as jurisdictionErrors from './tools/jurisdiction.errors.ts';
import * as jurisdiction from './tools/jurisdiction.http.ts';
import * as toolsErrors from './tools/tools.errors.ts';
import * as tools from './tools/tools.http.ts';

/**
 * Lists the modules that declare a message, an operation or a refusal, grouped by owner. There is no other list. The
 * API reference shows the operations in this order. A unit test fails if a module is missing, and names it.
 */
const modules = {
  everybody: [requestErrors, contactErrors, shipmentErrors],
  customer: customerModules,
  'catalog-inventory': catalogInventoryModules,
  order: orderModules,
  payment: paymentModules,
  marketing: [marketingEvents, marketing, marketingErrors],
  gateway: [gatheredDesk, consoleErrors, webhook, webhookDelivery, webhookEvents, webhookErrors, backup],
  tools: [tools, toolsErrors, jurisdiction, jurisdictionErrors],
  operator: [
    databaseHealth,
    job,
    jobErrors,
    operator,
    health,
    operatorErrors,
    change,
    testClock,
    testClockErrors,
    training,
    trainingErrors,
  ],
} satisfies Readonly<Record<string, readonly object[]>>;

/** Lists every export of the modules in the list above, with its name. */
export const namedDeclarations: readonly (readonly [name: string, value: unknown])[] = Object.values(modules)
  .flat()
  .flatMap((module: object): [string, unknown][] => Object.entries(module));

/** Lists every export of the modules above. `isMessageType`, `isOperation` and `isRefusal` select one kind. */
export const declarations: readonly unknown[] = namedDeclarations.map(([, value]) => value);
