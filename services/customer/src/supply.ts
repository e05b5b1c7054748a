/** May these lenses go to this customer? The answer is plain words without values: it leaves the service. */
import type { Reason } from '@toric/contracts/common';
import type { VerifyPrescription } from '@toric/contracts/customer';
import type { PrescriptionContents, PrescriptionStatus } from '@toric/contracts/customer-prescription.http';
import type { DataOf } from '@toric/contracts/message';
import { coversLens, prescriptionState } from '@toric/optics/prescription';

export type SupplyRequest = DataOf<typeof VerifyPrescription>;
type Line = SupplyRequest['lines'][number];

export type StoredPrescription = { customerId: string; status: PrescriptionStatus; contents: PrescriptionContents };
export type SupplyFacts = {
  prescriptions: ReadonlyMap<string, StoredPrescription>;
  /** By address id: the customer that it belongs to. */
  addressOwners: ReadonlyMap<string, string>;
};
export type SupplyRefusal = { reason: Reason; lineIds: string[] };

const REASONS = {
  'prescription.not-found': 'We have no such prescription of yours. Add the prescription and order again.',
  'prescription.withdrawn': 'This prescription was withdrawn. Choose or add another one.',
  'prescription.expired': 'This prescription has expired. Ask your eye doctor for a new one and add it.',
  'prescription.not-yet-valid': 'This prescription is not valid yet. Order from its day of issue on.',
  'prescription.does-not-cover':
    'This prescription is for other lenses, or for the other eye. Order exactly what it says.',
  'address.not-found': 'We have no such address of yours. Add the address and order again.',
} as const;
type Code = keyof typeof REASONS;

/** 16 CFR 315.5: a prescription that is presented suffices, as one that is verified does. */
function refusalOf(line: Line, { customerId, on }: SupplyRequest, facts: SupplyFacts): Code | undefined {
  const prescription = facts.prescriptions.get(line.prescriptionId);
  if (prescription?.customerId !== customerId) return 'prescription.not-found';
  if (prescription.status === 'withdrawn') return 'prescription.withdrawn';
  const state = prescriptionState(prescription.contents, on);
  if (state !== 'valid') return `prescription.${state}`;
  return coversLens(prescription.contents, line.eye, line.lensId) ? undefined : 'prescription.does-not-cover';
}

/** The first reason in the order of the lines, with all lines that it holds for; undefined: they may go. */
export function refuseSupply(request: SupplyRequest, facts: SupplyFacts): SupplyRefusal | undefined {
  const codes = request.lines.map((line) => ({ lineId: line.lineId, code: refusalOf(line, request, facts) }));
  const wrongAddress = facts.addressOwners.get(request.shippingAddressId) !== request.customerId;
  const code = codes.find((line) => line.code)?.code ?? (wrongAddress ? 'address.not-found' : undefined);
  if (!code) return undefined;
  const concerned = codes.filter((line) => code === 'address.not-found' || line.code === code);
  return { reason: { code, detail: REASONS[code] }, lineIds: concerned.map(({ lineId }) => lineId) };
}
