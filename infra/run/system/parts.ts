// Lists the parts of the system: its processes, their schemas, and the folders of their sources.
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../../..');
export const SERVICES = ['customer', 'catalog-inventory', 'order', 'payment', 'marketing'] as const;
export type ServiceName = (typeof SERVICES)[number];
/** Lists the five services and the gateway. Each owns one Postgres schema. */
export const OWNERS = [...SERVICES, 'gateway'] as const;
export type OwnerName = (typeof OWNERS)[number];
/** Lists the stand-ins for other companies: the payment provider, the mail server with its mailbox, and the carrier. */
const STAND_INS = ['sandbox-provider', 'mailbox', 'sandbox-carrier'] as const;
export type ProcessName = OwnerName | (typeof STAND_INS)[number];

export const schemaOf = (owner: string) => owner.replaceAll('-', '_');
const isService = (owner: string) => SERVICES.some((service) => service === owner);
export const folderOf = (name: ProcessName) =>
  STAND_INS.some((one) => one === name)
    ? join(ROOT, 'infra/shop', name)
    : join(ROOT, isService(name) ? 'services' : '.', name);
export const migrationsOf = (owner: OwnerName) => join(folderOf(owner), 'prisma/migrations');
export const bundleOf = (name: ProcessName) => join(folderOf(name), 'dist/main.js');
