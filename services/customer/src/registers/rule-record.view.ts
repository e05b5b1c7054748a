/** The three-year file (16 CFR 315.5(g), (h)): each record in the words of the rule. */
import type { KeptType } from '@toric/contracts/customer/prescriptions/attachment.http';
import type { Address } from '@toric/contracts/customer/people/customer.http';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { RuleRecord } from '@toric/contracts/customer/registers/rule-register.http';
import type { Answer, Asked, Contact } from '@toric/contracts/customer/supply/verification.http';
import { Eye, type LensParameters } from '@toric/contracts/lens';
import { localDay } from '@toric/optics/local-day';
import type { z } from 'zod';
import type { Entry } from '../supply/verification.store.ts';

type Place = Pick<
  RuleRecord,
  'customerId' | 'prescriptionId' | 'revision' | 'verificationId' | 'recordedBy' | 'patientName'
> & {
  readonly id: string;
  readonly createdAt: Date;
};
type OnFile = { readonly id: string; readonly mediaType: KeptType };
/** A record as it was opened, with what is said in it. */
export type OpenedRecord = Place &
  (
    | { readonly kind: 'prescription'; readonly contents: PrescriptionContents }
    | { readonly kind: 'attachment'; readonly mediaType: KeptType; readonly sha256: string }
    | { readonly kind: 'entry'; readonly contents: Entry['contents'] }
    | {
        readonly kind: 'evidence';
        readonly basis: NonNullable<RuleRecord['evidenceBasis']>;
        /** Null: carried over, nobody knows of which revision. */
        readonly contents: PrescriptionContents | null;
        readonly onFile: readonly OnFile[];
      }
  );

type Field = Exclude<keyof RuleRecord, keyof Place | 'recordedOn' | 'recordedAt' | 'kind' | 'missing'>;
type Said = Partial<Pick<RuleRecord, Field>> & Pick<RuleRecord, 'kind'> & { patientName?: string; missing?: string[] };

const EMPTY: Pick<RuleRecord, Field> = {
  ...{ patientAddress: null, issuedIn: null, issuedOn: null, expiresOn: null, medicalReason: null, prescriber: null },
  ...{ lenses: null, requestedOn: null, communicatedAt: null, channel: null, sentTo: null, completedAt: null },
  ...{ proof: null, contactPerson: null, saturdayHours: null, saturdayBasis: null, persons: null, said: null },
  ...{ answer: null, deadline: null, reasoning: null, attachmentType: null, attachmentSha256: null },
  ...{ attachmentPath: null, evidenceBasis: null, attachments: null },
};

const joined = (parts: readonly (string | undefined)[], by = ', ') => parts.filter(Boolean).join(by);
const lensText = (parameters: LensParameters) =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ');

const prescriberText = ({ name, address, phone, fax, timeZone }: PrescriptionContents['prescriber']) =>
  joined([name, address, phone, fax && `fax ${fax}`, timeZone]);

const addressText = ({ recipient, line1, line2, city, region, postalCode, country }: z.infer<typeof Address>) =>
  joined([recipient, line1, line2, city, region, postalCode, country]);

function writtenText({ eyes }: PrescriptionContents): string {
  const lenses = Eye.options.flatMap((eye) => {
    const lens = eyes[eye];
    return lens ? [`${eye}: ${joined([lens.productName, lens.productId, lensText(lens.parameters)], ' ')}`] : [];
  });
  return lenses.join('; ');
}

const askedText = ({ lenses }: Asked) =>
  lenses
    .map(({ eye, productName, productId, parameters, boxes }) =>
      joined([`${eye}:`, productName, productId, lensText(parameters), boxes === null ? undefined : `× ${boxes}`], ' '),
    )
    .join('; ');

const written = (contents: PrescriptionContents) => ({
  ...{ issuedIn: contents.issuedIn, issuedOn: contents.issuedOn, expiresOn: contents.expiresOn },
  medicalReason: contents.medicalReason ?? null,
  prescriber: prescriberText(contents.prescriber),
  lenses: writtenText(contents),
});

function transmissionSaid({ transmission, asked, clock }: Extract<Entry['contents'], { kind: 'transmission' }>): Said {
  const { channel, to, contact, sentAt, receivedAt, reference, saturday } = transmission;
  const { patient, requestedOn, prescriber } = asked;
  return {
    kind: 'transmission',
    patientName: patient.name,
    patientAddress: patient.address && addressText(patient.address),
    ...{ lenses: askedText(asked), requestedOn, prescriber: prescriberText(prescriber) },
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

const contactSaid = ({ at, channel, person, outcome, kind }: Contact): Said => ({
  kind: 'contact',
  ...{ communicatedAt: at, channel, persons: person ?? null, said: `${kind}: ${outcome}` },
});

function answerSaid(kind: 'answer' | 'late-answer' | 'objection', answer: Answer): Said {
  const { receivedAt, channel, person, reference = null } = answer;
  const heard = { kind, communicatedAt: receivedAt, channel, persons: person, proof: reference, answer: answer.answer };
  if (answer.answer === 'denied') return { ...heard, said: `${answer.reason}: ${answer.explanation}` };
  return answer.answer === 'corrected' ? { ...heard, ...written(answer.contents) } : heard;
}

const pathOf = ({ customerId, prescriptionId }: Place, attachmentId: string) =>
  `/v1/customers/${customerId}/prescriptions/${prescriptionId}/attachments/${attachmentId}`;

/** What rests on a document has a copy of it on file, or lacks it. */
function evidenceSaid(record: Extract<OpenedRecord, { kind: 'evidence' }>): Said {
  const { basis, contents, onFile } = record;
  const wantsCopy = basis === 'presented' || basis === 'seen';
  return {
    kind: 'evidence',
    evidenceBasis: basis,
    ...(contents && written(contents)),
    attachments: onFile.map(({ id }) => pathOf(record, id)).join(' ') || null,
    missing: wantsCopy && onFile.length === 0 ? ['attachments'] : [],
  };
}

function saidIn(record: OpenedRecord): Said {
  switch (record.kind) {
    case 'prescription':
      return { kind: 'prescription', ...written(record.contents) };
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
      return evidenceSaid(record);
    case 'entry': {
      const { contents } = record;
      if (contents.kind === 'transmission') return transmissionSaid(contents);
      return contents.kind === 'contact' ? contactSaid(contents.contact) : answerSaid(contents.kind, contents.answer);
    }
  }
}

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
      ...saidIn(record),
    };
  };
