import type { PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { receiptOf } from './prescription-receipt.ts';
import type { WithContents } from './prescription.store.ts';
import { statusOn } from './prescription-status.ts';

export const prescriptionView = ({ row, contents }: WithContents, today: string): PrescriptionView => ({
  ...receiptOf(row),
  ...contents,
  status: statusOn(row.status, contents, today),
});
