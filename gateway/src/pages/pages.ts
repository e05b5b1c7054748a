/** Lists the pages by the purpose of their links. The purpose is the last part of the path in the mail. */
import { AnswerRecallLink, ReadRecallLink } from '@toric/contracts/catalog-inventory/recall/recall-case.http';
import {
  CompleteEmailChange,
  CompletePasswordReset,
  ConfirmEmail,
} from '@toric/contracts/customer/accounts/account.http';
import { RateCase, ShowCaseSurvey } from '@toric/contracts/customer/cases/case-survey.http';
import { ConfirmFormConsent } from '@toric/contracts/customer/forms/form-page.http';
import { CompleteClaim } from '@toric/contracts/customer/people/walk-in.http';
import { AcceptInvitation } from '@toric/contracts/customer/staff/invitation.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language } from '@toric/contracts/kernel/sentence';
import { PARCEL_STATUS_WORDS } from '@toric/contracts/order/parcels/parcel.words';
import { TrackOrder } from '@toric/contracts/order/tracking.http';
import type { z } from 'zod';
import { escapeHtml } from '../escape-html.ts';
import { type Field, definitions } from './html.ts';
import * as texts from './texts.ts';

type Contents = { readonly html: string; readonly typed?: Readonly<Record<string, string>> };
type View = { readonly operation: Operation; show(body: unknown, language: Language): Contents };

export type LinkPage = {
  readonly texts: texts.PageTexts;
  /** Reads the data that the page shows when it is opened. */
  readonly view?: View;
  /** Names the operation that the form calls. A page without an action has no form. */
  readonly action?: Operation;
  readonly fields: readonly Field[];
  /** Lists fields that replace the token. A page with such fields may be opened without a link. */
  readonly fieldsWithoutToken?: readonly Field[];
};

const PASSWORD: Field = { kind: 'password', name: 'password', label: texts.PASSWORD };
/**
 * Describes the field for the repeated password. The page compares it with the password, and does not send it to the
 * service.
 */
export const REPEATED: Field = { kind: 'password', name: 'repeated', label: texts.REPEATED };

const view = <O extends Operation>(
  operation: O,
  show: (answer: z.output<O['reply']>, language: Language) => Contents,
): View => ({
  operation,
  // the cast is safe: the operation's own schema has parsed the body
  show: (body, language) => show(operation.reply.parse(body) as z.output<O['reply']>, language),
});

const dayIn = (language: Language, instant: string): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(instant),
  );

type TrackedParcel = z.output<typeof TrackOrder.reply>['parcels'][number];

/** Returns the known facts about a parcel besides its number. */
function parcelState({ status, promisedOn, deliveredAt }: TrackedParcel, language: Language): [string, string][] {
  const words = texts.TRACKING;
  return [
    ...(status
      ? [[words.parcel[language], PARCEL_STATUS_WORDS[status].label[language]] satisfies [string, string]]
      : []),
    ...(promisedOn && !deliveredAt
      ? [[words.promised[language], dayIn(language, promisedOn)] satisfies [string, string]]
      : []),
    ...(deliveredAt ? [[words.delivered[language], dayIn(language, deliveredAt)] satisfies [string, string]] : []),
  ];
}

const tracking = view(TrackOrder, ({ number, status, parcels, createdAt }, language) => {
  const words = texts.TRACKING;
  const parcelRows = parcels.flatMap((parcel): [string, string][] => [
    [words.carrier[language], parcel.carrier],
    [words.trackingNumber[language], parcel.trackingNumber],
    ...parcelState(parcel, language),
  ]);
  return {
    html: definitions([
      [words.number[language], number],
      [words.placed[language], dayIn(language, createdAt)],
      [words.state[language], texts.ORDER_STATES[status][language]],
      ...parcelRows,
    ]),
  };
});

const recall = view(
  ReadRecallLink,
  ({ title, reference, severity, whatToDo, sourceUrl, lots, boxes, outcome }, language) => {
    const words = texts.RECALL_WORDS;
    const rows = definitions([
      [words.reference[language], `${reference} (${severity})`],
      [words.lots[language], lots.join(', ')],
      [words.boxes[language], String(boxes)],
      [words.whatToDo[language], whatToDo],
    ]);
    const source = `<p><a href="${escapeHtml(sourceUrl)}" rel="noreferrer">${words.source[language]}</a></p>`;
    const known = outcome === null ? '' : `<p role="status">${words.answered[language]}</p>`;
    return {
      html: `<h2>${escapeHtml(title)}</h2>\n${rows}\n${source}\n${known}`,
      ...(outcome && { typed: { outcome } }),
    };
  },
);

const survey = view(ShowCaseSurvey, ({ number, score }, language) => ({
  html: definitions([[texts.SURVEY_WORDS.number[language], number]]),
  ...(score !== null && { typed: { score: String(score) } }),
}));

export const PAGES: Readonly<Record<string, LinkPage>> = {
  'account-confirmation': { texts: texts.CONFIRMATION, action: ConfirmEmail, fields: [] },
  'password-reset': { texts: texts.RESET, action: CompletePasswordReset, fields: [PASSWORD, REPEATED] },
  'email-change': { texts: texts.EMAIL_CHANGE, action: CompleteEmailChange, fields: [] },
  'staff-invitation': { texts: texts.INVITATION, action: AcceptInvitation, fields: [PASSWORD, REPEATED] },
  'account-claim': {
    texts: texts.CLAIM,
    action: CompleteClaim,
    fieldsWithoutToken: [{ kind: 'code', name: 'code', label: texts.CLAIM_WORDS.code }],
    fields: [
      { kind: 'date', name: 'dateOfBirth', label: texts.CLAIM_WORDS.dateOfBirth, isOptional: true },
      {
        kind: 'phone',
        name: 'phone',
        label: texts.CLAIM_WORDS.phone,
        hint: texts.CLAIM_WORDS.phoneHint,
        isOptional: true,
      },
      { kind: 'email', name: 'email', label: texts.CLAIM_WORDS.email },
      ...[PASSWORD, REPEATED],
    ],
  },
  'form-confirmation': { texts: texts.FORM_CONFIRMATION, action: ConfirmFormConsent, fields: [] },
  order: { texts: texts.ORDER, view: tracking, fields: [] },
  'case-survey': {
    texts: texts.SURVEY,
    view: survey,
    action: RateCase,
    fields: [
      { kind: 'choice', name: 'score', label: texts.SURVEY_WORDS.question, options: texts.SURVEY_OPTIONS },
      { kind: 'words', name: 'comment', label: texts.SURVEY_WORDS.comment, isOptional: true },
    ],
  },
  recall: {
    texts: texts.RECALL,
    view: recall,
    action: AnswerRecallLink,
    fields: [{ kind: 'choice', name: 'outcome', label: texts.RECALL_WORDS.question, options: texts.RECALL_OPTIONS }],
  },
};
