import { ListJobItems } from '@toric/contracts/jobs/job.http';
import { type Shop, SPHERE } from '../e2e/shop.ts';
import { type FaultyFile, faultyCustomers, faultyPrescriptions, judgeRejected, type NamedRow } from './faults.ts';
import { importFile, type Importing, type TokenOf, tokens } from './run.ts';

/**
 * Imports files in which every second row has a fault. Returns a sentence for each row that the import judged wrongly.
 */
export async function faultsRun(shop: Shop, { rows, seed }: { rows: number; seed: number }): Promise<string[]> {
  const tokenOf = tokens(shop);
  const customers = faultyCustomers(rows, seed);
  const prescriptions = faultyPrescriptions(rows, seed, { productId: SPHERE.productId, now: new Date() });
  return [
    ...(await judge(shop, customers, { subject: 'customers', by: 'sales', tokenOf })),
    ...(await judge(shop, prescriptions, { subject: 'prescriptions', by: 'optician', tokenOf })),
  ];
}

type Judging = Pick<Importing, 'subject' | 'by' | 'tokenOf'>;

async function judge(shop: Shop, file: FaultyFile, judging: Judging): Promise<string[]> {
  const { fields, bytes, expected, kinds } = file;
  console.log(`${judging.subject}: ${expected.size} rows with ${kinds} kinds of fault`);
  const made = { fields, bytes, faulty: expected.size };
  const { job, faults } = await importFile(shop, { ...judging, file: made, isKilled: false });
  return [...faults, ...judgeRejected(file, await rejectedOf(shop, job.id, judging))];
}

/** Reads all rejected rows of an import, page by page. */
async function rejectedOf(shop: Shop, jobId: string, { by, tokenOf }: { by: Judging['by']; tokenOf: TokenOf }) {
  const rejected: NamedRow[] = [];
  let cursor: string | undefined;
  do {
    const query = { state: 'rejected' as const, limit: 100, ...(cursor !== undefined && { cursor }) };
    const params = { service: 'customer' as const, jobId };
    const { body } = await shop.api.call(ListJobItems, { params, query, token: await tokenOf(by) });
    rejected.push(...body.data);
    cursor = body.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rejected;
}
