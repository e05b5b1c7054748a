/** Declares our own FHIR extensions, for the parts of a contact-lens prescription that have no element in FHIR R4. */
import { z } from 'zod';
import { says } from '../../kernel/sentence.ts';
import { requestText } from '../../kernel/text.ts';

const DEFINITIONS = '/docs/fhir/StructureDefinition';
const on =
  (element: string) =>
  <const V extends 'valueCode' | 'valueDate' | 'valueId' | 'valueString'>(name: string, value: V, meaning: string) => ({
    url: `${DEFINITIONS}/${name}`,
    value,
    meaning,
    on: element,
  });
const prescription = on('VisionPrescription');
const lens = on('VisionPrescription.lensSpecification');
const practitioner = on('Practitioner');

/**
 * Lists our FHIR extensions. Each key is our own name of the field. The gateway serves the definition of an extension
 * at its `url`.
 */
export const EXTENSIONS = {
  status: prescription(
    'status',
    'valueCode',
    'The status of the prescription in this shop. It is answered and never read.',
  ),
  issuedIn: prescription('issued-in', 'valueCode', 'The country whose rules on validity apply, ISO 3166-1 alpha-2.'),
  expiresOn: prescription('expires-on', 'valueDate', 'The last day on which lenses may be supplied.'),
  medicalReason: prescription(
    'medical-reason',
    'valueString',
    'The medical reason of a validity that is shorter than the law demands.',
  ),
  notes: prescription('notes', 'valueString', 'Remarks on the prescription as a whole.'),
  productId: lens('product-id', 'valueId', 'The id of the product in the catalogue.'),
  add: lens(
    'add',
    'valueCode',
    'An addition as a level: LOW, MED or HIGH. An addition in dioptres is the element add.',
  ),
  dominance: lens('dominance', 'valueCode', 'The design of a multifocal lens: D for distance, N for near.'),
  backOpticZone: lens('back-optic-zone', 'valueString', 'The back optic zone of a rigid lens, in millimetres.'),
  returnZoneDepth: lens(
    'return-zone-depth',
    'valueString',
    'The return zone depth of an orthokeratology lens, in micrometres.',
  ),
  landingZoneAngle: lens(
    'landing-zone-angle',
    'valueString',
    'The landing zone angle of an orthokeratology lens, in degrees.',
  ),
  jessenFactor: lens('jessen-factor', 'valueString', 'The Jessen factor of an orthokeratology lens, in dioptres.'),
  timeZone: practitioner('time-zone', 'valueCode', 'The IANA time zone of the practice, for its business hours.'),
} as const;
export type OwnExtension = (typeof EXTENSIONS)[keyof typeof EXTENSIONS];

const Extension = z.object({
  url: requestText(),
  valueCode: requestText().optional(),
  valueDate: requestText().optional(),
  valueId: requestText().optional(),
  valueString: requestText().optional(),
});
type Extension = z.output<typeof Extension>;

/** Returns the value that an element has for one of our FHIR extensions. Returns undefined if it has none. */
export const extensionValue = (extensions: readonly Extension[] | undefined, { url, value }: OwnExtension) =>
  extensions?.find((extension) => extension.url === url)?.[value];

const TWICE = says({ en: 'appears twice: send it once', zh: '重复出现：请只写一次' });
const NO_VALUE = says({
  en: 'has no value of the type that is defined at its url',
  zh: '缺少其 url 处所定义类型的值',
});
/**
 * Parses the extensions of a received element. Unknown extensions are accepted and ignored, because an extension cannot
 * change the meaning of its element. Only a modifier extension can, and it is refused (`unmodified`).
 */
export const Extensions = z.array(z.looseObject(Extension.shape)).superRefine((extensions, context) => {
  const known = Object.values(EXTENSIONS);
  extensions.forEach((extension, at) => {
    const own = known.find(({ url }) => url === extension.url);
    if (!own) return;
    const first = extensions.findIndex(({ url }) => url === own.url);
    if (first < at) context.addIssue({ code: 'custom', path: [at, 'url'], message: TWICE });
    if (extension[own.value] === undefined) context.addIssue({ code: 'custom', path: [at], message: NO_VALUE });
  });
});
export const AnsweredExtensions = z.array(Extension);
