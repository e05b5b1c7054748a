import { openBox } from '@toric/chassis/data/sealed-box';
import type { Vault } from '@toric/chassis/data/vault';
import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import { HOLDERS, partContext } from '@toric/contracts/personal-data/collected-part';
import { SendMessage } from '@toric/contracts/customer/events';
import { emits, type Outcome } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { findKeyrings } from '../../data-key.store.ts';
import { FILE_DAYS, fileUntil } from '../privacy-request.ts';
import { insertStep } from '../privacy-request.store.ts';
import { findParts, lockCollecting, openBoxKey, saveFile, type StoredPart } from './file.store.ts';
import { findOwnRecords } from './own-records.store.ts';
import { type Collected, personalFile } from './personal-file.ts';

type Context = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };

/**
 * Makes the file of a request if the data of all services have arrived → customer.send-message.v1. Does nothing until
 * then.
 */
export async function finishFile({ tx, vault, now, newId }: Context, requestId: string): Promise<Outcome | undefined> {
  const collecting = await lockCollecting(tx, requestId);
  if (!collecting) return undefined;
  const parts = await findParts(tx, requestId);
  if (!HOLDERS.every((service) => isComplete(parts.filter((part) => part.service === service)))) return undefined;
  const { request } = collecting;
  const keys = (await findKeyrings(tx, vault, [request.customerId]))(request.customerId);
  const privateKey = openBoxKey(keys, collecting);
  const collected: Collected[] = [
    { service: 'customer', records: await findOwnRecords(tx, vault, request.customerId) },
    ...parts.map((part) => ({ service: part.service, records: recordsIn(privateKey, requestId, part) })),
  ];
  await saveFile(tx, keys, requestId, personalFile(request, collected, now), { until: fileUntil(now), now });
  await insertStep(tx, { id: newId(), requestId, kind: 'collected', at: now });
  const notice = { template: 'privacy-file-ready', values: { days: FILE_DAYS } } as const;
  return emits(SendMessage({ causeId: newId(), personId: request.customerId, notice }));
}

const isComplete = ([first, ...more]: readonly StoredPart[]): boolean =>
  first !== undefined && 1 + more.length === first.parts;

// The cast is safe, because a service of the shop wrote the JSON.
const recordsIn = (privateKey: string, requestId: string, { sealed, service, ...place }: StoredPart): PersonalRecords =>
  JSON.parse(openBox(privateKey, partContext(service, { ...place, requestId }), sealed)) as PersonalRecords;
