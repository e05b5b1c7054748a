import type { FormPage } from '@toric/contracts/customer/forms/form-page.http';
import type { FormView, SubmissionView } from '@toric/contracts/customer/forms/form.http';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { PolicyText } from '../consent/policy-text.ts';
import type { ReadSubmission } from './form.reader.store.ts';
import { type Form, type OpenForm, pageFields, type PageField } from './form.ts';
import { submissionOf } from './submission.store.ts';

export const formView = (form: Form, submissions: number): FormView => ({
  ...form,
  ...{ fields: [...form.fields], submissions },
  ...{ createdAt: form.createdAt.toISOString(), updatedAt: form.updatedAt.toISOString() },
});

/** Returns the facts of a form for its change record. */
export const recordedForm = ({ slug, state, settings, fields }: Form) => ({ slug, state, ...settings, fields });

export function submissionView({ row, sent }: ReadSubmission): SubmissionView {
  const { id, formId, formVersion, language, outcome, outcomeId, customerId, consent, createdAt } = submissionOf(row);
  return {
    ...{ id, formId, formVersion, language, outcome, outcomeId, customerId, consent },
    ...{ answers: [...sent.answers], createdAt: createdAt.toISOString() },
  };
}

const fieldView = ({ label, help, choices, ...field }: PageField, language: Language) => ({
  ...field,
  ...{ label: label[language], help: help?.[language] ?? null },
  choices: choices.map((choice) => ({ key: choice.key, label: choice.label[language] })),
});

type Shown = {
  readonly form: OpenForm;
  readonly custom: Parameters<typeof pageFields>[1];
  readonly texts: readonly PolicyText[];
  readonly ticket: string;
};

/** Returns the form as its public page shows it. */
export function formPage({ form, custom, texts, ticket }: Shown, language: Language): FormPage {
  const { slug, number, settings, fields } = form;
  const text = texts.find(({ purpose }) => purpose === settings.consentPurpose);
  return {
    ...{ slug, version: number, ticket, origins: settings.origins.map(({ origin }) => origin) },
    ...{ title: settings.title[language], intro: settings.intro[language], privacy: settings.privacy[language] },
    fields: pageFields(fields, custom).map((field) => fieldView(field, language)),
    consent: text
      ? {
          ...{ purpose: text.purpose, text: text.texts[language], textVersion: text.version },
          isRequired: settings.becomes === 'consent',
        }
      : null,
  };
}
