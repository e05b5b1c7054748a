/** Turns each record of the three-year file (16 CFR 315.5(g), (h)) into the fields that the rule demands. */
import type { StoredFileType } from '@toric/contracts/customer/prescriptions/attachment.http';
import type { Address } from '@toric/contracts/contact/contact';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { RuleRecord } from '@toric/contracts/customer/registers/rule-register.http';
import type {
  PrescriberAnswer,
  VerificationRequest,
  Contact,
} from '@toric/contracts/customer/supply/verification.http';
import { Eye, type LensParameters } from '@toric/contracts/lens';
import { localDay } from '@toric/optics/local-day';
import type { z } from 'zod';
import type { Entry } from '../supply/verification/verification.store.ts';

type RecordHead = Pick<
  RuleRecord,
  'customerId' | 'prescriptionId' | 'revision' | 'verificationId' | 'recordedBy' | 'patientName'
> & {
  readonly id: string;
  readonly createdAt: Date;
};
type OnFile = { readonly id: string; readonly mediaType: StoredFileType };
/** Holds a record of the three-year file with its decrypted contents. */
export type OpenedRecord = RecordHead &
  (
    | { readonly kind: 'prescription'; readonly contents: PrescriptionContents }
    | { readonly kind: 'attachment'; readonly mediaType: StoredFileType; readonly sha256: string }
    | { readonly kind: 'entry'; readonly contents: Entry['contents'] }
    | {
        readonly kind: 'evidence';
        readonly basis: NonNullable<RuleRecord['evidenceBasis']>;
        /**
         * The contents are null if the basis is `carried-over`. A migration made such evidence for older orders, which
         * do not name a revision.
         */
        readonly contents: PrescriptionContents | null;
        readonly onFile: readonly OnFile[];
      }
  );

type Field = Exclude<keyof RuleRecord, keyof RecordHead | 'recordedOn' | 'recordedAt' | 'kind' | 'missing'>;
type RecordFields = Partial<Pick<RuleRecord, Field>> &
  Pick<RuleRecord, 'kind'> & { patientName?: string; missing?: string[] };

const EMPTY: Pick<RuleRecord, Field> = {
  ...{ patientAddress: null, issuedIn: null, issuedOn: null, expiresOn: null, medicalReason: null, prescriber: null },
  ...{ lenses: null, requestedOn: null, communicatedAt: null, channel: null, sentTo: null, completedAt: null },
  ...{ proof: null, contactPerson: null, saturdayHours: null, saturdayBasis: null, persons: null, said: null },
  ...{ answer: null, deadline: null, reasoning: null, attachmentType: null, attachmentSha256: null },
  ...{ attachmentPath: null, evidenceBasis: null, attachments: null },
};

const joined = (texts: readonly (string | undefined)[], separator = ', ') => texts.filter(Boolean).join(separator);
const lensText = (parameters: LensParameters) =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ');

const prescriberText = ({ name, address, phone, fax, timeZone }: PrescriptionContents['prescriber']) =>
  joined([name, address, phone, fax && `fax ${fax}`, timeZone]);

const addressText = ({ recipient, line1, line2, city, region, postalCode, country }: z.infer<typeof Address>) =>
  joined([recipient, line1, line2, city, region, postalCode, country]);

function prescribedLensesText({ eyes }: PrescriptionContents): string {
  const lenses = Eye.options.flatMap((eye) => {
    const lens = eyes[eye];
    return lens ? [`${eye}: ${joined([lens.productName, lens.productId, lensText(lens.parameters)], ' ')}`] : [];
  });
  return lenses.join('; ');
}

const requestedLensesText = ({ lenses }: VerificationRequest) =>
  lenses
    .map(({ eye, productName, productId, parameters, boxes }) =>
      joined([`${eye}:`, productName, productId, lensText(parameters), boxes === null ? undefined : `× ${boxes}`], ' '),
    )
    .join('; ');

const prescriptionFields = (contents: PrescriptionContents) => ({
  ...{ issuedIn: contents.issuedIn, issuedOn: contents.issuedOn, expiresOn: contents.expiresOn },
  medicalReason: contents.medicalReason ?? null,
  prescriber: prescriberText(contents.prescriber),
  lenses: prescribedLensesText(contents),
});

function transmissionFields({
  transmission,
  asked,
  clock,
}: Extract<Entry['contents'], { kind: 'transmission' }>): RecordFields {
  const { channel, to, contact, sentAt, receivedAt, reference, saturday } = transmission;
  const { patient, requestedOn, prescriber } = asked;
  return {
    kind: 'transmission',
    patientName: patient.name,
    patientAddress: patient.address && addressText(patient.address),
    ...{ lenses: requestedLensesText(asked), requestedOn, prescriber: prescriberText(prescriber) },
    ...{
      communicatedAt: sentAt,
      completedAt: receivedAt,
      channel,
      sentTo: to,
      proof: reference,
      contactPerson: contact,
    },
    saturdayHours: saturday ? `${saturday.hours.from}-${saturday.hours.to}` : null,
    saturdayBasis: saturday?.basis ?? null,
    deadline: clock.deadlineLocal,
    reasoning: clock.steps
      .map(({ from, to: until, why }) => `${from} to ${until ?? 'the answer'}: ${why.en}`)
      .join('; '),
    missing: patient.address ? [] : ['patientAddress'],
  };
}

const contactFields = ({ at, channel, person, outcome, kind }: Contact): RecordFields => ({
  kind: 'contact',
  ...{ communicatedAt: at, channel, persons: person ?? null, said: `${kind}: ${outcome}` },
});

function answerFields(kind: 'answer' | 'late-answer' | 'objection', answer: PrescriberAnswer): RecordFields {
  const { receivedAt, channel, person, reference = null } = answer;
  const fields = {
    kind,
    communicatedAt: receivedAt,
    channel,
    persons: person,
    proof: reference,
    answer: answer.answer,
  };
  if (answer.answer === 'denied') return { ...fields, said: `${answer.reason}: ${answer.explanation}` };
  return answer.answer === 'corrected' ? { ...fields, ...prescriptionFields(answer.contents) } : fields;
}

const pathOf = ({ customerId, prescriptionId }: RecordHead, attachmentId: string) =>
  `/v1/customers/${customerId}/prescriptions/${prescriptionId}/attachments/${attachmentId}`;

/**
 * Returns the fields of an evidence. Evidence on the basis of a document requires a copy of the document. If no copy is
 * on file, `missing` names `attachments`.
 */
function evidenceFields(record: Extract<OpenedRecord, { kind: 'evidence' }>): RecordFields {
  const { basis, contents, onFile } = record;
  const requiresCopy = basis === 'presented' || basis === 'seen';
  return {
    kind: 'evidence',
    evidenceBasis: basis,
    ...(contents && prescriptionFields(contents)),
    attachments: onFile.map(({ id }) => pathOf(record, id)).join(' ') || null,
    missing: requiresCopy && onFile.length === 0 ? ['attachments'] : [],
  };
}

function fieldsOf(record: OpenedRecord): RecordFields {
  switch (record.kind) {
    case 'prescription':
      return { kind: 'prescription', ...prescriptionFields(record.contents) };
    case 'attachment': {
      const { id, mediaType, sha256 } = record;
      return {
        kind: 'attachment',
        attachmentType: mediaType,
        attachmentSha256: sha256,
        attachmentPath: pathOf(record, id),
      };
    }
    case 'evidence':
      return evidenceFields(record);
    case 'entry': {
      const { contents } = record;
      if (contents.kind === 'transmission') return transmissionFields(contents);
      return contents.kind === 'contact'
        ? contactFields(contents.contact)
        : answerFields(contents.kind, contents.answer);
    }
  }
}

/**
 * Returns a function that makes a row of the register from a record. `recordedOn` is the calendar day in `timeZone`.
 */
export const ruleRecord =
  (timeZone: string) =>
  (record: OpenedRecord): RuleRecord => {
    const { id, createdAt, customerId, patientName, prescriptionId, revision, verificationId, recordedBy } = record;
    return {
      ...EMPTY,
      ...{ id, customerId, patientName, prescriptionId, revision, verificationId, recordedBy },
      recordedOn: localDay(timeZone, createdAt),
      recordedAt: createdAt.toISOString(),
      missing: [],
      ...fieldsOf(record),
    };
  };
