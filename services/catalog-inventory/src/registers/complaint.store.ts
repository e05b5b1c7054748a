import type { ComplaintChanged } from '@toric/contracts/customer/events';
import type { DataOf } from '@toric/contracts/kernel/message';
import { json, type Tx } from '@toric/messaging/sql';

/** Stores the present state of the complaint. The consumer drops older states before they reach this function. */
export async function saveComplaint(tx: Tx, complaint: DataOf<typeof ComplaintChanged>): Promise<void> {
  const { complaintId, gtin, lotNumber, seriousness, status, passedOn, outcome, receivedAt, recordedAt, recordedBy } =
    complaint;
  await tx.run`
    insert into complaint (id, gtin, lot_number, seriousness, status, passed_on, outcome, received_at, recorded_by, created_at)
    values (${complaintId}, ${gtin}, ${lotNumber}, ${seriousness}, ${status}, ${json(passedOn)}, ${outcome}, ${receivedAt},
      ${recordedBy}, ${recordedAt})
    on conflict (id) do update set status = excluded.status, passed_on = excluded.passed_on, outcome = excluded.outcome`;
}
