// Stores the ledger of the sandbox: its shipments, labels, manifests, trackers and claims. It is a file with one line
// for each change, so a killed process loses no finished line.
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Detail = z.object({ status: z.string(), status_detail: z.string().nullable(), datetime: z.string() });
export const Shipment = z.object({
  id: z.string(),
  reference: z.string(),
  to: z.record(z.string(), z.unknown()),
  weight: z.number(),
  print: z.string(),
  /** Is true if the shipment is a return to the shop. Then `to` is the address of the shop. */
  isReturn: z.boolean().default(false),
  /** Holds the tracking number and the service of the bought label. It is null until a label is bought. */
  label: z.object({ tracking_code: z.string(), service: z.string() }).nullable(),
  refunded: z.boolean(),
  scanForm: z.string().nullable(),
  details: z.array(Detail),
});
export type Shipment = z.output<typeof Shipment>;
export const Claim = z.object({
  id: z.string(),
  reference: z.string(),
  type: z.string(),
  tracking_code: z.string(),
  amount: z.string(),
  status: z.string(),
  approved_amount: z.string().nullable(),
});
export type Claim = z.output<typeof Claim>;
const Line = z.union([z.object({ shipment: Shipment }), z.object({ claim: Claim })]);

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/** Opens the ledger of the sandbox carrier in a folder. */
export async function openLedger(folder: string) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'ledger.jsonl');
  const kept = await readFile(file, 'utf8').catch(() => '');
  const shipments = new Map<string, Shipment>();
  const claims = new Map<string, Claim>();
  for (const text of kept.split('\n').filter(Boolean)) {
    const line = Line.parse(JSON.parse(text));
    if ('shipment' in line) shipments.set(line.shipment.id, line.shipment);
    else claims.set(line.claim.id, line.claim);
  }
  const write = (line: z.output<typeof Line>) => appendFile(file, `${JSON.stringify(line)}\n`);
  return {
    async save(shipment: Shipment): Promise<Shipment> {
      shipments.set(shipment.id, shipment);
      await write({ shipment });
      return shipment;
    },
    async saveClaim(claim: Claim): Promise<Claim> {
      claims.set(claim.id, claim);
      await write({ claim });
      return claim;
    },
    find: (id: string): Shipment | undefined => shipments.get(id),
    findByCode: (code: string): Shipment | undefined =>
      [...shipments.values()].find(({ label }) => label?.tracking_code === code),
    findClaim: (id: string): Claim | undefined => claims.get(id),
    claimOf: (reference: string): Claim | undefined => [...claims.values()].find((one) => one.reference === reference),
    shipments: (): Shipment[] => [...shipments.values()],
    claims: (): Claim[] => [...claims.values()],
  };
}
