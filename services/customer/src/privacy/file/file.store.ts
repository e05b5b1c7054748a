/**
 * Reads and writes the collected parts of a request's data, and the file that is made of them. The file is encrypted,
 * and kept for a week.
 */
import type { Keyring } from '@toric/chassis/data/vault';
import type { CollectedPart, Holder } from '@toric/contracts/personal-data/collected-part';
import type { Tx } from '@toric/messaging/sql';
import type { PrivacyRequest as Row } from '../../generated/client.ts';
import type { PrivacyRequest } from '../privacy-request.ts';
import { requestOf } from '../privacy-request.store.ts';
import { PersonalFile } from './personal-file.ts';

const keyCell = (row: string) => ({ table: 'privacy_request', column: 'sealed_key', row });
const fileCell = (row: string) => ({ table: 'privacy_request', column: 'sealed_file', row });

export const sealBoxKey = (keys: Keyring, requestId: string, privateKey: string): string =>
  keys.seal(keyCell(requestId), privateKey);

type Collecting = { readonly request: PrivacyRequest; readonly sealedKey: string };

/** Locks a request that collects the parts of its file. Returns undefined if the request no longer waits for parts. */
export async function lockCollecting(tx: Tx, requestId: string): Promise<Collecting | undefined> {
  const row = await tx.maybe<Row>`
    select * from privacy_request where id = ${requestId} and state = 'collecting' for no key update`;
  return row?.sealedKey ? { request: requestOf(row), sealedKey: row.sealedKey } : undefined;
}

export const openBoxKey = (keys: Keyring, { request, sealedKey }: Collecting): string =>
  keys.open(keyCell(request.id), sealedKey);

export async function insertPart(
  tx: Tx,
  service: Holder,
  { requestId, part, parts, sealed }: CollectedPart,
): Promise<void> {
  await tx.run`
    insert into privacy_part (request_id, service, part, parts, sealed)
    values (${requestId}, ${service}, ${part}, ${parts}, ${sealed}) on conflict do nothing`;
}

export type StoredPart = Omit<CollectedPart, 'requestId'> & { readonly service: Holder };

export const findParts = (tx: Tx, requestId: string): Promise<StoredPart[]> =>
  tx.many<StoredPart>`
    select service, part, parts, sealed from privacy_part where request_id = ${requestId} order by service, part`;

/** Stores the file of a request, and deletes its parts and the key that decrypted them. */
export async function saveFile(
  tx: Tx,
  keys: Keyring,
  id: string,
  file: PersonalFile,
  { until, now }: { until: Date; now: Date },
): Promise<void> {
  const sealed = keys.sealBytes(fileCell(id), Buffer.from(JSON.stringify(file)));
  await tx.run`delete from privacy_part where request_id = ${id}`;
  await tx.run`
    update privacy_request set state = 'ready', sealed_key = null, sealed_file = ${sealed}, file_until = ${until},
      ended_at = ${now}, version = version + 1, updated_at = ${now}
    where id = ${id}`;
}

/** Returns the file of a request. Returns undefined if there is no file. */
export async function findFile(tx: Tx, keys: Keyring, id: string): Promise<PersonalFile | undefined> {
  const row = await tx.maybe<{ sealedFile: Buffer | null }>`select sealed_file from privacy_request where id = ${id}`;
  if (!row?.sealedFile) return undefined;
  return PersonalFile.parse(JSON.parse(keys.openBytes(fileCell(id), row.sealedFile).toString()));
}

/** Deletes the files of requests a week after they were made. */
export async function expireFiles(tx: Tx): Promise<void> {
  await tx.run`
    update privacy_request set state = 'expired', sealed_file = null, version = version + 1, updated_at = now()
    where sealed_file is not null and file_until <= now()`;
}

/** Holds the largest number of persons whose held records one transaction deletes. */
const AT_ONCE = 20;

/**
 * Deletes records that the shop had to keep for erased persons, after their last day. Destroys the keys of these
 * records.
 */
export async function endHolds(tx: Tx): Promise<void> {
  const due = await tx.many<{ customerId: string }>`
    select customer_id from data_key where destroyed_from <= now() order by destroyed_from limit ${AT_ONCE}::int for update`;
  for (const { customerId } of due) {
    await tx.run`select erase_records(${customerId}, '{}'::uuid[])`;
    await tx.run`update customer set sealed = '', updated_at = now() where id = ${customerId}`;
    await tx.run`delete from data_key where customer_id = ${customerId}`;
  }
}
