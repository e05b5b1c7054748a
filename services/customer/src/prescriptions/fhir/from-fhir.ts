import { type FhirPrescription, Practitioner, practitionerAt } from '@toric/contracts/customer/prescriptions/fhir.http';
import { EXTENSIONS, extensionValue, type OwnExtension } from '@toric/contracts/customer/prescriptions/fhir-extensions';
import { type FhirLens, unitNamed } from '@toric/contracts/customer/prescriptions/fhir-lens';
import type { Eye } from '@toric/contracts/lens';

type Duration = NonNullable<FhirLens['duration']>;

/** Returns the first entry of a list. FHIR lists names and addresses in order of preference. */
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
    timeZone: extensionValue(extension, EXTENSIONS.timeZone),
  };
}

const wearPeriod = ({ value, code, unit }: Duration) => ({ value, unit: unitNamed(code ?? unit) });

/**
 * Returns cylinder and axis as they are written for contact lenses. A cylinder of 0 is left out. An axis of 0 becomes
 * 180, which is the same meridian.
 */
function cylinderOf({ cylinder, axis }: FhirLens) {
  if (cylinder === 0) return {};
  return { cylinder, axis: axis === 0 ? 180 : axis };
}

/**
 * Returns a number that is written as text in one of our extensions. A text that is not a number becomes NaN, which the
 * contract refuses.
 */
function numberIn({ extension }: FhirLens, own: OwnExtension): number | undefined {
  const text = extensionValue(extension, own);
  return text === undefined ? undefined : Number(text);
}

function lensOf({ lensSpecification }: FhirPrescription, eye: Eye) {
  const lens = lensSpecification.find((one) => one.eye === eye);
  return (
    lens && {
      productId: extensionValue(lens.extension, EXTENSIONS.productId),
      productName: lens.brand,
      parameters: {
        baseCurve: lens.backCurve,
        diameter: lens.diameter,
        sphere: lens.power ?? lens.sphere,
        ...cylinderOf(lens),
        add: lens.add ?? extensionValue(lens.extension, EXTENSIONS.add),
        dominance: extensionValue(lens.extension, EXTENSIONS.dominance),
        colour: lens.color,
        backOpticZone: numberIn(lens, EXTENSIONS.backOpticZone),
        returnZoneDepth: numberIn(lens, EXTENSIONS.returnZoneDepth),
        landingZoneAngle: numberIn(lens, EXTENSIONS.landingZoneAngle),
        jessenFactor: numberIn(lens, EXTENSIONS.jessenFactor),
      },
      duration: lens.duration && wearPeriod(lens.duration),
      notes: lens.note?.map(({ text, authorString, time }) => ({ text, author: authorString, writtenAt: time })),
    }
  );
}

/**
 * Returns the values of a FHIR R4 VisionPrescription under the names of our contents. The caller must still parse the
 * result with our contract: a text may be too long, or no lens may be made in a given power.
 */
export function fromFhir(resource: FhirPrescription): unknown {
  const { extension, identifier, dateWritten } = resource;
  return {
    issuedIn: extensionValue(extension, EXTENSIONS.issuedIn),
    issuedOn: dateWritten.slice(0, 'YYYY-MM-DD'.length),
    expiresOn: extensionValue(extension, EXTENSIONS.expiresOn),
    medicalReason: extensionValue(extension, EXTENSIONS.medicalReason),
    prescriber: prescriberOf(resource),
    eyes: { right: lensOf(resource, 'right'), left: lensOf(resource, 'left') },
    notes: extensionValue(extension, EXTENSIONS.notes),
    identifiers: identifier?.map(({ system, value }) => ({ system, value })),
  };
}
