/** What a contact-lens prescription says and FHIR R4 has no element for: extensions of our own. */
import { z } from 'zod';
import { says } from '../../kernel/sentence.ts';

const HERE = '/docs/fhir/StructureDefinition';
const on =
  (element: string) =>
  <const V extends 'valueCode' | 'valueDate' | 'valueId' | 'valueString'>(name: string, value: V, means: string) => ({
    url: `${HERE}/${name}`,
    value,
    means,
    on: element,
  });
const prescription = on('VisionPrescription');
const lens = on('VisionPrescription.lensSpecification');
const practitioner = on('Practitioner');

/** By the name of ours that they carry; the gateway serves the definition of each at its url. */
export const EXTENSIONS = {
  status: prescription('status', 'valueCode', 'Its status here: as we say it, never as we are told'),
  issuedIn: prescription('issued-in', 'valueCode', 'Whose rules on validity apply: ISO 3166-1 alpha-2'),
  expiresOn: prescription('expires-on', 'valueDate', 'The last day on which lenses may be supplied'),
  medicalReason: prescription('medical-reason', 'valueString', 'Why it is valid for less than the law demands'),
  notes: prescription('notes', 'valueString', 'Remarks on the prescription as a whole'),
  productId: lens('product-id', 'valueId', 'Which product of the catalogue it is'),
  add: lens('add', 'valueCode', 'An addition in words, LOW, MED or HIGH; one in dioptres is the element add'),
  dominance: lens('dominance', 'valueCode', 'Design of a multifocal lens: D for distance, N for near'),
  timeZone: practitioner('time-zone', 'valueCode', 'IANA time zone of the practice, for its business hours'),
} as const;
export type OurExtension = (typeof EXTENSIONS)[keyof typeof EXTENSIONS];

const Extension = z.object({
  url: z.string(),
  valueCode: z.string().optional(),
  valueDate: z.string().optional(),
  valueId: z.string().optional(),
  valueString: z.string().optional(),
});
type Extension = z.output<typeof Extension>;

/** What an element says by one of our extensions. */
export const extended = (extensions: readonly Extension[] | undefined, { url, value }: OurExtension) =>
  extensions?.find((extension) => extension.url === url)?.[value];

const TWICE = says({ en: 'is said twice: say it once', zh: '重复出现：请只写一次' });
const NO_VALUE = says({
  en: 'has no value of the type that the page at its url names',
  zh: '缺少其 url 所指页面规定类型的值',
});
/** Strangers' extensions are left alone: they change no meaning. */
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
