import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ComplaintChanged, ConsentChanged, CustomerRegistered, SendMessage } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { changeForm } from './features/change-form.ts';
import { closeForm } from './features/close-form.ts';
import { confirmFormConsent } from './features/confirm-form-consent.ts';
import { createForm } from './features/create-form.ts';
import { forgetSubmission } from './features/forget-submission.ts';
import { getForm } from './features/get-form.ts';
import { listFormSubmissions } from './features/list-form-submissions.ts';
import { listForms } from './features/list-forms.ts';
import { publishForm } from './features/publish-form.ts';
import { putFormField } from './features/put-form-field.ts';
import { removeFormField } from './features/remove-form-field.ts';
import { removeFormSubmission } from './features/remove-form-submission.ts';
import { showForm } from './features/show-form.ts';
import { submitForm } from './features/submit-form.ts';

type Shared = { vault: Vault; linkKey: string };

/**
 * Declares the area `forms`: public forms, and the submissions of people. It uses cases, pipeline, tasks, consent,
 * messages and the areas below them.
 */
export const forms = (shared: Shared): Area<Reader> => ({
  routes: [
    ...[createForm, changeForm, putFormField, removeFormField, publishForm, closeForm, listForms, getForm],
    ...[listFormSubmissions(shared), removeFormSubmission],
    ...[showForm(shared), submitForm(shared), confirmFormConsent(shared)],
  ],
  effects: [forgetSubmission(shared)],
  sends: [ComplaintChanged, ConsentChanged, CustomerRegistered, SendMessage],
});
