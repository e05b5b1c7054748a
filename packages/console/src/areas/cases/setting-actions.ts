import {
  PUT_CASE_CALENDAR_GUIDE,
  PUT_CASE_POLICY_GUIDE,
  PUT_CASE_RULE_GUIDE,
} from '@toric/contracts/customer/cases/case-settings.guide';
import {
  type CaseCalendar,
  type CasePolicy,
  type CaseRule,
  ListCaseCalendars,
  ListCasePolicies,
  ListCaseRules,
  PutCaseCalendar,
  PutCasePolicy,
  PutCaseRule,
  RemoveCaseRule,
} from '@toric/contracts/customer/cases/case-settings.http';
import { CASE_PRIORITY_WORDS, CASE_TEAM_WORDS, WEEKDAY_WORDS } from '@toric/contracts/customer/cases/case.words';
import { STAFF_ROLE_WORDS } from '@toric/contracts/customer/staff/staff.words';
import { useAnswer } from '../../app/api.ts';
import { text } from '../../app/words.ts';
import type { Action, BodyOf, FieldSpec } from '../../kit/kit.types.ts';
import { formAction } from '../../kit/record/form-action.ts';

function useCalendarOptions() {
  const { data } = useAnswer(ListCaseCalendars);
  return (data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

const calendarFields: readonly FieldSpec<BodyOf<typeof PutCaseCalendar>>[] = [
  { name: 'name', width: 'half' },
  { name: 'zone', width: 'half' },
  {
    name: 'hours',
    control: 'lines',
    fields: [
      { name: 'weekday', words: WEEKDAY_WORDS },
      { name: 'from', control: 'code' },
      { name: 'to', control: 'code' },
    ],
  },
  { name: 'holidays', control: 'long-text' },
];
const SAVED = text('The calendar is saved. Deadlines follow within seconds.', '日历已保存，期限将在几秒内更新。');

export const addCalendar = formAction<undefined, typeof PutCaseCalendar>({
  operation: PutCaseCalendar,
  label: text('Add a calendar…', '添加日历…'),
  guide: PUT_CASE_CALENDAR_GUIDE,
  title: text('A calendar of business hours', '营业时间日历'),
  save: text('Save the calendar', '保存日历'),
  fields: calendarFields,
  start: () => ({
    ...{ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, holidays: [] },
    hours: (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((weekday) => ({
      ...{ weekday, from: '09:00', to: '17:00' },
    })),
  }),
  input: (_, body) => ({ params: { calendarId: crypto.randomUUID() }, body }),
  done: SAVED,
  refreshes: [ListCaseCalendars],
});

export const changeCalendar = formAction<CaseCalendar, typeof PutCaseCalendar>({
  operation: PutCaseCalendar,
  label: text('Change it…', '更改…'),
  guide: PUT_CASE_CALENDAR_GUIDE,
  title: text('Change the calendar', '更改日历'),
  save: text('Save, and set deadlines anew', '保存并重新计算期限'),
  fields: calendarFields,
  start: ({ name, zone, hours, holidays }) => ({ name, zone, hours, holidays }),
  input: ({ id }, body) => ({ params: { calendarId: id }, body }),
  done: SAVED,
  refreshes: [ListCaseCalendars],
});

export const changePolicy = formAction<CasePolicy, typeof PutCasePolicy>({
  operation: PutCasePolicy,
  label: text('Change it…', '更改…'),
  guide: PUT_CASE_POLICY_GUIDE,
  title: text('Change the clock', '更改时限'),
  save: text('Save, and set deadlines anew', '保存并重新计算期限'),
  fields: [
    { name: 'responseMinutes', width: 'half' },
    { name: 'resolutionMinutes', width: 'half' },
    { name: 'calendarId', control: 'choice', options: useCalendarOptions },
    { name: 'escalateTo', words: STAFF_ROLE_WORDS },
  ],
  start: ({ responseMinutes, resolutionMinutes, calendarId, escalateTo }) => ({
    ...{ responseMinutes, resolutionMinutes, calendarId, escalateTo },
  }),
  input: ({ priority }, body) => ({ params: { priority }, body }),
  done: text('The clock is saved. Deadlines follow within seconds.', '时限已保存，期限将在几秒内更新。'),
  refreshes: [ListCasePolicies],
});

const ruleFields: readonly FieldSpec<BodyOf<typeof PutCaseRule>>[] = [
  { name: 'name', width: 'half' },
  { name: 'place', width: 'half' },
  { name: 'words', control: 'long-text' },
  { name: 'priority', words: CASE_PRIORITY_WORDS, width: 'half' },
  { name: 'team', words: CASE_TEAM_WORDS, width: 'half' },
];
const RULE_SAVED = text('The rule sorts new mails and forms from now on.', '新来信和表单将按此规则归类。');

export const addRule = formAction<undefined, typeof PutCaseRule>({
  operation: PutCaseRule,
  label: text('Add a rule…', '添加规则…'),
  guide: PUT_CASE_RULE_GUIDE,
  title: text('Sort by words', '按词语归类'),
  save: text('Save the rule', '保存规则'),
  fields: ruleFields,
  start: () => ({ priority: 'normal', team: 'sales', place: 10 }),
  input: (_, body) => ({ params: { ruleId: crypto.randomUUID() }, body }),
  done: RULE_SAVED,
  refreshes: [ListCaseRules],
});

export const changeRule = formAction<CaseRule, typeof PutCaseRule>({
  operation: PutCaseRule,
  label: text('Change it…', '更改…'),
  guide: PUT_CASE_RULE_GUIDE,
  title: text('Sort by words', '按词语归类'),
  save: text('Save the rule', '保存规则'),
  fields: ruleFields,
  start: ({ name, place, words, priority, team }) => ({ name, place, words, priority, team }),
  input: ({ id }, body) => ({ params: { ruleId: id }, body }),
  done: RULE_SAVED,
  refreshes: [ListCaseRules],
});

export const removeRule: Action<CaseRule, typeof RemoveCaseRule> = {
  operation: RemoveCaseRule,
  label: text('Remove', '移除'),
  input: ({ id }) => ({ params: { ruleId: id } }),
  done: text('The rule is removed.', '规则已移除。'),
  undo: {
    operation: PutCaseRule,
    input: ({ id, name, place, words, priority, team }) => ({
      params: { ruleId: id },
      body: { name, place, words, priority, team },
    }),
  },
  refreshes: [ListCaseRules],
};
