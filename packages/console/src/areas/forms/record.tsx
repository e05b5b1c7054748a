import { CHANGE_FORM_GUIDE } from '@toric/contracts/customer/forms/form.guide';
import {
  ChangeForm,
  CloseForm,
  type FormView,
  GetForm,
  ListForms,
  ListFormSubmissions,
  PublishForm,
} from '@toric/contracts/customer/forms/form.http';
import { FORM_STATE_WORDS } from '@toric/contracts/customer/forms/form.words';
import { text } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { RelatedList } from '../../kit/list/related-list.tsx';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Said } from '../../kit/show/said.tsx';
import { FieldsTab } from './fields-tab.tsx';
import { CHANGED_SETTINGS, CHANGED_TEXTS } from './forms.ts';
import { FormTerms, PageTab } from './page-tab.tsx';
import { SUBMISSIONS } from './submission-list.tsx';

const input = ({ id }: FormView) => ({ params: { formId: id } });
const refreshes = [ListForms];

const open: Action<FormView, typeof PublishForm> = {
  operation: PublishForm,
  label: ({ published }) =>
    published === null ? text('Open it', '开放') : text('Show people this version', '公开此版本'),
  tone: 'main',
  key: 'o',
  when: ({ state, isEdited }) => state !== 'open' || isEdited,
  input,
  done: text('People see this version now.', '已公开此版本。'),
  refreshes,
};
const changeTexts: Action<FormView, typeof ChangeForm> = {
  operation: ChangeForm,
  label: text('Texts…', '文字…'),
  key: 'e',
  form: CHANGED_TEXTS,
  input: (form, body) => ({ ...input(form), body }),
  done: text('The texts are saved. Open the form again to show them.', '文字已保存，重新开放后可见。'),
  refreshes,
};
const changeSettings: Action<FormView, typeof ChangeForm> = {
  ...changeTexts,
  label: text('Settings…', '设置…'),
  key: 's',
  form: CHANGED_SETTINGS,
  done: text('The settings are saved. They count when the form is opened again.', '设置已保存，重新开放后生效。'),
};
const close: Action<FormView, typeof CloseForm> = {
  operation: CloseForm,
  label: text('Close it', '关闭'),
  tone: 'stop',
  when: ({ state }) => state === 'open',
  input,
  done: text('The form is closed.', '表单已关闭。'),
  undo: { operation: PublishForm, input },
  refreshes,
};

const Submissions = ({ record }: { readonly record: FormView }) => (
  <RelatedList spec={SUBMISSIONS} query={{ formId: record.id }} />
);

/** Shows one form: its fields, its page, and its submissions. */
export default recordPage({
  operation: GetForm,
  params: ['formId'],
  list: { label: text('Forms', '表单'), href: '/forms' },
  title: ({ settings }) => <Said>{settings.title}</Said>,
  state: ({ state }) => ({ words: FORM_STATE_WORDS, value: state }),
  actions: [open, changeTexts, changeSettings, close],
  tabs: [
    { id: 'fields', label: text('Fields', '字段'), content: FieldsTab },
    { id: 'page', label: text('Page', '页面'), content: PageTab },
    { id: 'sent', label: text('Sent', '提交'), content: Submissions, operation: ListFormSubmissions },
    changesTab(({ id }: FormView) => id, CHANGE_FORM_GUIDE),
  ],
  aside: FormTerms,
});
