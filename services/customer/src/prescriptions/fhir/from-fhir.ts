/** What a FHIR R4 VisionPrescription says, in the words of our contents. The contract of those decides whether it can be. */
import { type FhirPrescription, Practitioner, practitionerAt } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS, extended } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { type FhirLens, unitNamed } from '@toric/contracts/customer/prescriptions/fhir-lens';
import type { Eye } from '@toric/contracts/lens';

type Duration = NonNullable<FhirLens['duration']>;

/** The first of several names, addresses or numbers is the one to use. */
const first = <T>(all: readonly T[] | undefined): T | undefined => all?.[0];

function practitionerOf(resource: FhirPrescription): Practitioner | undefined {
  const at = practitionerAt(resource);
  return at < 0 ? undefined : Practitioner.parse(resource.contained?.[at]);
}

function nameIn({ name }: Practitioner): string | undefined {
  const { text, prefix = [], given = [], family } = first(name) ?? {};
  return text ?? ([...prefix, ...given, family].filter(Boolean).join(' ') || undefined);
}

function prescriberOf(resource: FhirPrescription) {
  const practitioner = practitionerOf(resource);
  const { display } = resource.prescriber;
  if (!practitioner) return { name: display };
  const { telecom = [], address, extension } = practitioner;
  return {
    name: nameIn(practitioner) ?? display,
    address: first(address)?.text,
    phone: telecom.find(({ system }) => system === 'phone')?.value,
    fax: telecom.find(({ system }) => system === 'fax')?.value,
    timeZone: extended(extension, EXTENSIONS.timeZone),
  };
}

const wearPeriod = ({ value, code, unit }: Duration) => ({ value, unit: unitNamed(code ?? unit) });

/** As contact lenses write it: no cylinder where it is nought, and 180 for the same meridian. */
function cylinderOf({ cylinder, axis }: FhirLens) {
  if (cylinder === 0) return {};
  return { cylinder, axis: axis === 0 ? 180 : axis };
}

function lensOf({ lensSpecification }: FhirPrescription, eye: Eye) {
  const lens = lensSpecification.find((one) => one.eye === eye);
  return (
    lens && {
      productId: extended(lens.extension, EXTENSIONS.productId),
      productName: lens.brand,
      parameters: {
        baseCurve: lens.backCurve,
        diameter: lens.diameter,
        sphere: lens.power ?? lens.sphere,
        ...cylinderOf(lens),
        add: lens.add ?? extended(lens.extension, EXTENSIONS.add),
        dominance: extended(lens.extension, EXTENSIONS.dominance),
        colour: lens.color,
      },
      duration: lens.duration && wearPeriod(lens.duration),
      notes: lens.note?.map(({ text, authorString, time }) => ({ text, author: authorString, writtenAt: time })),
    }
  );
}

/** Not yet parsed: a FHIR text may be too long for us, a power may be none that lenses have. */
export function fromFhir(resource: FhirPrescription): unknown {
  const { extension, identifier, dateWritten } = resource;
  return {
    issuedIn: extended(extension, EXTENSIONS.issuedIn),
    issuedOn: dateWritten.slice(0, 'YYYY-MM-DD'.length),
    expiresOn: extended(extension, EXTENSIONS.expiresOn),
    medicalReason: extended(extension, EXTENSIONS.medicalReason),
    prescriber: prescriberOf(resource),
    eyes: { right: lensOf(resource, 'right'), left: lensOf(resource, 'left') },
    notes: extended(extension, EXTENSIONS.notes),
    identifiers: identifier?.map(({ system, value }) => ({ system, value })),
  };
}
