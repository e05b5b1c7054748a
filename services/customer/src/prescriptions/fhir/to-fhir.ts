import type { AnsweredPrescription } from '@toric/contracts/customer/prescriptions/fhir.http';
import type {
  PrescriptionContents,
  PrescriptionView,
  WearPeriod,
} from '@toric/contracts/customer/prescriptions/prescription.http';
import { EXTENSIONS, type OwnExtension } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { PRODUCT_SYSTEM, UCUM } from '@toric/contracts/customer/prescriptions/fhir-lens';
import type { Eye } from '@toric/contracts/lens';

type Lens = AnsweredPrescription['lensSpecification'][number];
type Extension = AnsweredPrescription['extension'][number];
type Prescriber = PrescriptionContents['prescriber'];

const UNIT_CODES: Readonly<Record<WearPeriod['unit'], NonNullable<Lens['duration']>['code']>> = {
  day: 'd',
  week: 'wk',
  month: 'mo',
  year: 'a',
};

/**
 * Maps each of our statuses to the FHIR status, which is `active` if lenses may be supplied. An expired prescription
 * stays active, because its last day shows that it has expired.
 */
const STATUSES: Readonly<Record<PrescriptionView['status'], AnsweredPrescription['status']>> = {
  entered: 'draft',
  presented: 'active',
  verifying: 'draft',
  verified: 'active',
  refused: 'cancelled',
  expired: 'active',
  withdrawn: 'cancelled',
};

/** Returns the FHIR extensions that have a value. An empty text is left out, because FHIR does not permit it. */
function extensions(...values: readonly (readonly [OwnExtension, string | undefined])[]): Extension[] {
  return values.flatMap(([{ url, value }, text]) => (text ? [{ url, [value]: text }] : []));
}

function prescribedLens(eye: Eye, { eyes }: PrescriptionContents): Lens[] {
  const lens = eyes[eye];
  if (!lens) return [];
  const { baseCurve, diameter, sphere, cylinder, axis, add, dominance, colour } = lens.parameters;
  const { backOpticZone, returnZoneDepth, landingZoneAngle, jessenFactor } = lens.parameters;
  return [
    {
      extension: extensions(
        [EXTENSIONS.productId, lens.productId],
        [EXTENSIONS.add, typeof add === 'string' ? add : undefined],
        [EXTENSIONS.dominance, dominance],
        [EXTENSIONS.backOpticZone, backOpticZone?.toString()],
        [EXTENSIONS.returnZoneDepth, returnZoneDepth?.toString()],
        [EXTENSIONS.landingZoneAngle, landingZoneAngle?.toString()],
        [EXTENSIONS.jessenFactor, jessenFactor?.toString()],
      ),
      product: { coding: [{ system: PRODUCT_SYSTEM, code: 'contact' }] },
      eye,
      power: sphere,
      sphere,
      cylinder,
      axis,
      add: typeof add === 'number' ? add : undefined,
      backCurve: baseCurve,
      diameter,
      duration: lens.duration && { ...lens.duration, system: UCUM, code: UNIT_CODES[lens.duration.unit] },
      color: colour,
      brand: lens.productName,
      note: lens.notes?.map(({ text, author, writtenAt }) => ({ authorString: author, time: writtenAt, text })),
    },
  ];
}

/**
 * Returns the prescriber as a resource inside the prescription (`contained`). A FHIR reference would need a URL, which
 * a practice does not have in this system, and cannot hold a telephone number.
 */
function practitioner({ name, address, phone, fax, timeZone }: Prescriber): AnsweredPrescription['contained'][number] {
  const telecom = [
    ...(phone ? [{ system: 'phone' as const, value: phone }] : []),
    ...(fax ? [{ system: 'fax' as const, value: fax }] : []),
  ];
  return {
    resourceType: 'Practitioner',
    id: 'prescriber',
    ...(timeZone && { extension: extensions([EXTENSIONS.timeZone, timeZone]) }),
    name: [{ text: name }],
    ...(telecom.length > 0 && { telecom }),
    ...(address && { address: [{ text: address }] }),
  };
}

/** Returns the prescription as a FHIR R4 VisionPrescription, with all of its contents. */
export function toFhir(prescription: PrescriptionView): AnsweredPrescription {
  const { id, customerId, status, version, issuedIn, issuedOn, expiresOn, prescriber } = prescription;
  return {
    resourceType: 'VisionPrescription',
    id,
    meta: { versionId: String(version), lastUpdated: prescription.updatedAt },
    contained: [practitioner(prescriber)],
    extension: extensions(
      [EXTENSIONS.status, status],
      [EXTENSIONS.issuedIn, issuedIn],
      [EXTENSIONS.expiresOn, expiresOn],
      [EXTENSIONS.medicalReason, prescription.medicalReason],
      [EXTENSIONS.notes, prescription.notes],
    ),
    identifier: prescription.identifiers,
    status: STATUSES[status],
    created: prescription.createdAt,
    patient: { reference: `Patient/${customerId}` },
    dateWritten: issuedOn,
    prescriber: { reference: '#prescriber', display: prescriber.name },
    lensSpecification: [...prescribedLens('right', prescription), ...prescribedLens('left', prescription)],
  };
}
