/**
 * Decides whether lenses may be supplied to a customer. A prescription is required everywhere, even where the law only
 * advises one. The answer leaves the service, so its reasons contain no medical or personal values.
 */
import type { Reason } from '@toric/contracts/kernel/common';
import type { VerifyPrescription } from '@toric/contracts/customer/events';
import type { EvidenceBasis, PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { DataOf } from '@toric/contracts/kernel/message';
import { packAt } from '@toric/optics/jurisdiction/pack';
import { type Law, lawOf, otherLabelPermittedUnder, silenceVerifiesUnder } from '@toric/optics/jurisdiction/place';
import { coversLens, prescriptionState } from '@toric/optics/prescription';
import { labelsOf, type PrivateLabels } from './private-label.ts';
import type { StoredStatus } from '../prescriptions/prescription-status.ts';

export type SupplyRequest = DataOf<typeof VerifyPrescription>;
type Line = SupplyRequest['lines'][number];

export type StoredPrescription = {
  customerId: string;
  status: StoredStatus;
  revision: number;
  contents: PrescriptionContents;
  /** The reason why the status permits supply. Undefined if the status does not permit supply. */
  evidence: { id: string; basis: EvidenceBasis } | undefined;
};
export type SupplyFacts = {
  prescriptions: ReadonlyMap<string, StoredPrescription>;
  /** Key: address id. Value: the owner of the address, and the laws that apply there. */
  addresses: ReadonlyMap<string, { customerId: string; laws: readonly Law[] }>;
  labels: PrivateLabels;
};

export type SupplyDecision =
  | { kind: 'permitted'; lines: { lineId: string; evidenceId: string }[]; shipmentWarning: string | undefined }
  | { kind: 'refused'; reason: Reason; lineIds: string[] }
  /** The prescribers of these prescriptions must be asked first. */
  | { kind: 'awaited'; prescriptionIds: string[] };

const REASONS = {
  'prescription.not-found': 'We have no such prescription of yours. Add the prescription and order again.',
  'prescription.withdrawn': 'This prescription was withdrawn. Choose or add another one.',
  'prescription.denied': 'The prescriber did not confirm this prescription. Ask your eye doctor for the right one.',
  'prescription.expired': 'This prescription has expired. Ask your eye doctor for a new one and add it.',
  'prescription.not-yet-valid': 'This prescription is not valid yet. Order from its day of issue on.',
  'prescription.does-not-cover':
    'This prescription is for other lenses, or for the other eye. Order exactly what it says.',
  'address.not-found': 'We have no such address of yours. Add the address and order again.',
} as const;
type Code = keyof typeof REASONS;

/**
 * Returns true if the prescription covers the lens of the line. The only permitted substitution is another label of the
 * same lens, if every applicable law permits it (15 U.S.C. 7603(f)).
 */
function covers(contents: PrescriptionContents, line: Line, request: SupplyRequest, facts: SupplyFacts, today: string) {
  if (coversLens(contents, line.eye, line.lensId)) return true;
  const laws = [...lawsOf(request, facts), lawOf(contents.issuedIn)];
  const labels = (productId: string) => labelsOf(productId, facts.labels);
  return otherLabelPermittedUnder(laws, today) && coversLens(contents, line.eye, line.lensId, labels);
}

function refusalOf(line: Line, request: SupplyRequest, facts: SupplyFacts, today: string): Code | undefined {
  const prescription = facts.prescriptions.get(line.prescriptionId);
  if (prescription?.customerId !== request.customerId) return 'prescription.not-found';
  if (prescription.status === 'withdrawn') return 'prescription.withdrawn';
  if (prescription.status === 'refused') return 'prescription.denied';
  const state = prescriptionState(prescription.contents, today);
  if (state !== 'valid') return `prescription.${state}`;
  return covers(prescription.contents, line, request, facts, today) ? undefined : 'prescription.does-not-cover';
}

/**
 * Returns a refusal with the reason of the first wrong line. The refusal names all lines that are wrong for this
 * reason. If only the address is wrong, the refusal names all lines. Returns undefined if nothing is wrong.
 */
function refuseByPrescription(request: SupplyRequest, facts: SupplyFacts, today: string): SupplyDecision | undefined {
  const codes = request.lines.map((line) => ({
    lineId: line.lineId,
    code: refusalOf(line, request, facts, today),
  }));
  const wrongAddress = facts.addresses.get(request.shippingAddressId)?.customerId !== request.customerId;
  const code = codes.find((line) => line.code)?.code ?? (wrongAddress ? 'address.not-found' : undefined);
  if (!code) return undefined;
  const affected = codes.filter((line) => code === 'address.not-found' || line.code === code);
  return {
    kind: 'refused',
    reason: { code, detail: REASONS[code] },
    lineIds: affected.map(({ lineId }) => lineId),
  };
}

/** Returns the laws of the market and of the destination. */
const lawsOf = ({ market, shippingAddressId }: SupplyRequest, { addresses }: SupplyFacts): readonly Law[] => [
  ...new Set([...(market ? [lawOf(market)] : []), ...(addresses.get(shippingAddressId)?.laws ?? [])]),
];

/** Returns a refusal if a law forbids selling contact lenses at a distance, otherwise undefined. */
function refuseByLaw({ lines }: SupplyRequest, laws: readonly Law[], today: string): SupplyDecision | undefined {
  for (const law of laws) {
    const source = law && packAt(law, today)?.distanceSelling?.source;
    if (!source) continue;
    const detail = `Contact lenses may not be sold at a distance in ${law} (${source}). Buy them from an optician there.`;
    const lineIds = lines.map(({ lineId }) => lineId);
    return { kind: 'refused', reason: { code: 'supply.distance-selling-forbidden', detail }, lineIds };
  }
  return undefined;
}

/**
 * Returns the id of the evidence that permits the line, or undefined if the prescriber must be asked. A presented or
 * verified prescription suffices (16 CFR 315.5(a)). Evidence by silence suffices only if every applicable law accepts
 * silence.
 */
function evidenceIdFor(line: Line, { prescriptions }: SupplyFacts, laws: readonly Law[], today: string) {
  const prescription = prescriptions.get(line.prescriptionId);
  if (!prescription?.evidence) return undefined;
  const { contents, evidence } = prescription;
  const counts = evidence.basis !== 'silence' || silenceVerifiesUnder([...laws, lawOf(contents.issuedIn)], today);
  return counts ? evidence.id : undefined;
}

const warningOf = (laws: readonly Law[], today: string): string | undefined =>
  laws.flatMap((law) => (law && packAt(law, today)?.shipmentWarning?.is) ?? [])[0];

/**
 * Decides by the law in force, and by the prescriptions that are valid, on the day `today`: the order is permitted, is
 * refused, or must wait for prescribers.
 */
export function decideSupply(request: SupplyRequest, facts: SupplyFacts, today: string): SupplyDecision {
  const laws = lawsOf(request, facts);
  const refusal = refuseByPrescription(request, facts, today) ?? refuseByLaw(request, laws, today);
  if (refusal) return refusal;
  const decided = request.lines.map((line) => ({ ...line, evidenceId: evidenceIdFor(line, facts, laws, today) }));
  const awaited = decided.filter(({ evidenceId }) => evidenceId === undefined);
  if (awaited.length > 0) {
    return { kind: 'awaited', prescriptionIds: [...new Set(awaited.map(({ prescriptionId }) => prescriptionId))] };
  }
  const lines = decided.flatMap(({ lineId, evidenceId }) => (evidenceId ? [{ lineId, evidenceId }] : []));
  return { kind: 'permitted', lines, shipmentWarning: warningOf(laws, today) };
}
