import type { Vault } from '@toric/chassis/data/vault';
import type { FedRow } from '@toric/chassis/imports/fed-plan';
import type { ImportedRow } from '@toric/contracts/customer/imports/import-plan';
import { rowReader } from '@toric/chassis/imports/row-reader';
import { sealFor } from '@toric/chassis/data/sealed-box';
import { ImportRowsSent, rowsContext, SendImportRows } from '@toric/contracts/customer/imports/import.messages';
import { emits } from '@toric/messaging/outcome';
import type { Read, Tx } from '@toric/messaging/sql';
import { on } from '@toric/messaging/subscription';
import { findOwners, type Owner } from '../belonging.flow.ts';
import { type FedImport, findFed, readIn } from '../plans/fed-import.store.ts';
import { readPieces } from '../import-file.store.ts';
import { fileRows } from '../reading/file-rows.ts';
import { type Reading, restingReadings } from '../reading/resting-readings.ts';
import { belongingIn } from '../rows/belonging.ts';

/** Holds the largest number of rows in one message, so that a message has some hundred kilobytes. */
const ROWS_IN_MESSAGE = 2_000;
/** Holds the largest size of the rows in one message, because an envelope holds 256 KiB and encryption adds a third. */
const BYTES_IN_MESSAGE = 170_000;
/** Holds the largest number of bytes that the id of a customer, or the reason why there is none, adds to a row. */
const BYTES_OF_OWNER = 400;

/**
 * ⇐ customer.send-import-rows.v1. Sends the next rows of a file, encrypted for the job → customer.import-rows-sent.v1.
 * Rows of orders name their customer by her id.
 */
export function sendImportRows({ vault }: { vault: Vault }) {
  const reading = restingReadings();
  return on(SendImportRows, {
    async run({ message: { jobId, after, publicKey }, tx }) {
      const fed = await findFed(tx, jobId);
      if (!fed) return undefined;
      const { fileId, shape, head } = fed.plan;
      const open = (read: Read) => fileRows(readPieces(read, vault, fileId), shape, head);
      const { rows, ended } = await reading({ id: jobId, after, read: readIn(tx), open }, nextRows);
      const sent = fed.plan.subject === 'orders' ? await withCustomers(tx, vault, fed, rows) : rows;
      const sealed = sealFor(publicKey, rowsContext(jobId, after), JSON.stringify(sent));
      return emits(ImportRowsSent({ jobId, service: fed.service, after, ended, sealed }));
    },
  });
}

/** Matches the characters that PostgreSQL cannot store: NUL, and half of a surrogate pair. */
const NOT_STORABLE = /[\0\p{Cs}]/gu;

type Rows = { readonly rows: ImportedRow[]; readonly ended: boolean };

async function nextRows({ peek, take }: Reading): Promise<Rows> {
  const rows: ImportedRow[] = [];
  let bytes = 0;
  for (let cells = await peek(); cells; cells = await peek()) {
    const row = { cells: cells.map((cell) => cell.replace(NOT_STORABLE, '')) };
    bytes += Buffer.byteLength(JSON.stringify(row)) + BYTES_OF_OWNER;
    if (rows.length > 0 && (rows.length === ROWS_IN_MESSAGE || bytes > BYTES_IN_MESSAGE)) return { rows, ended: false };
    rows.push(row);
    take();
  }
  return { rows, ended: true };
}

async function withCustomers(tx: Tx, vault: Vault, { plan }: FedImport, rows: ImportedRow[]): Promise<FedRow[]> {
  const belongings = rows.map((row) => belongingIn(rowReader(row, plan)));
  const ownerOf = await findOwners({ tx, vault, system: plan.system, promisedBy: plan.promisedBy }, belongings);
  return rows.map((row, index) => {
    const belonging = belongings[index];
    return belonging ? { ...row, customer: shown(ownerOf(belonging)) } : row;
  });
}

function shown(owner: Owner): NonNullable<FedRow['customer']> {
  if ('promised' in owner) return { promised: true };
  return 'person' in owner ? { id: owner.person.customer.id } : { wrong: owner.wrong };
}
