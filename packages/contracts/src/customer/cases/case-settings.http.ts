/**
 * Declares the operations on the settings of cases: business calendars, the clocks of priorities, and the assignment of
 * new cases.
 */
import { z } from 'zod';
import { StaffRole } from '../../kernel/access.ts';
import { CalendarDay, Id, Instant, Nothing, RequestDay, TimeZone, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { AssignmentRule, CasePriority, CaseTeam } from './case.ts';
import {
  CASE_ASSIGNEE_UNFIT,
  CASE_CALENDAR_NOT_FOUND,
  CASE_RULE_NOT_FOUND,
  CASE_TIMES_REVERSED,
  CASE_TOO_MANY_RULES,
} from './case.errors.ts';

const settings = { owner: 'customer' } as const;
const READERS = ['sales', 'optician', 'admin', 'auditor'] as const;

export const Weekday = z.enum(['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']);
export type Weekday = z.infer<typeof Weekday>;

const TIME = says({ en: 'a time such as 09:00, at most 24:00', zh: '时间，例如 09:00，最晚 24:00' });
const Time = requestText()
  .max(5)
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, TIME);

const ORDER = says({
  en: 'Each time must end after it begins, and the times of a day must not overlap. Leave a gap for a break.',
  zh: '每段时间的结束须晚于开始，同一天的各段不得重叠；两段之间的空隙即休息时间。',
});
const Hours = z.strictObject({ weekday: Weekday, from: Time, to: Time });
type Hours = z.infer<typeof Hours>;

function isInOrder(hours: readonly Hours[]): boolean {
  const sorted = hours.toSorted((a, b) => (a.weekday + a.from < b.weekday + b.from ? -1 : 1));
  return sorted.every(({ weekday, from, to }, index) => {
    const before = sorted[index - 1];
    return from < to && !(before?.weekday === weekday && before.to > from);
  });
}

export const CaseCalendar = z.object({
  id: Id,
  name: SentText,
  zone: SentText,
  hours: z.array(z.object({ weekday: Weekday, from: SentText, to: SentText })),
  holidays: z.array(CalendarDay),
  version: Version,
  updatedAt: Instant,
});
export type CaseCalendar = z.infer<typeof CaseCalendar>;

export const ListCaseCalendars = operation({
  ...settings,
  id: 'listCaseCalendars',
  endpoint: 'GET /case-calendars',
  summary: 'List the business calendars',
  allow: READERS,
  reply: z.object({ data: z.array(CaseCalendar) }),
});

const putCalendar = {
  name: oneLine(60),
  zone: TimeZone,
  hours: z.array(Hours).min(1).max(42).refine(isInOrder, ORDER).meta({
    description: 'The open hours of the week. Two lines of one day have a break between them.',
  }),
  holidays: z.array(RequestDay).max(400),
};

export const PutCaseCalendar = operation({
  ...settings,
  id: 'putCaseCalendar',
  record: ['case-setting.saved'],
  endpoint: 'PUT /case-calendars/{calendarId}',
  summary: 'Save a business calendar, and set the deadlines of open cases anew',
  description: 'An unknown id makes a new calendar. Deadlines follow within seconds.',
  allow: ['admin'],
  params: z.strictObject({ calendarId: Id }),
  body: z.strictObject(putCalendar),
  example: {
    ...{ name: 'The shop', zone: 'America/New_York', holidays: ['2026-12-25'] },
    hours: [
      { weekday: 'monday', from: '09:00', to: '12:00' },
      { weekday: 'monday', from: '13:00', to: '17:00' },
    ],
  },
  reply: CaseCalendar,
  versioned: true,
  errors: [REQUEST_STALE],
});

const minutes = z.int().min(5).max(100_000);
export const CasePolicy = z.object({
  priority: CasePriority,
  calendarId: Id,
  responseMinutes: z.int().meta({ description: 'Business minutes until the first answer.' }),
  resolutionMinutes: z.int().meta({ description: 'Business minutes until the solution.' }),
  escalateTo: StaffRole.meta({ description: 'The role that is told of a missed deadline.' }),
  version: Version,
  updatedAt: Instant,
});
export type CasePolicy = z.infer<typeof CasePolicy>;

export const ListCasePolicies = operation({
  ...settings,
  id: 'listCasePolicies',
  endpoint: 'GET /case-policies',
  summary: 'List the clocks, one for each priority',
  allow: READERS,
  reply: z.object({ data: z.array(CasePolicy) }),
});

export const PutCasePolicy = operation({
  ...settings,
  id: 'putCasePolicy',
  record: ['case-setting.saved'],
  endpoint: 'PUT /case-policies/{priority}',
  summary: 'Set the clock of a priority, and the deadlines of open cases anew',
  allow: ['admin'],
  params: z.strictObject({ priority: CasePriority }),
  body: z.strictObject({
    calendarId: Id,
    responseMinutes: minutes,
    resolutionMinutes: minutes,
    escalateTo: StaffRole,
  }),
  example: {
    ...{ calendarId: '0197a000-0000-7000-8000-0000000ca1e0', responseMinutes: 240, resolutionMinutes: 960 },
    escalateTo: 'admin',
  },
  reply: CasePolicy,
  versioned: true,
  errors: [CASE_CALENDAR_NOT_FOUND, CASE_TIMES_REVERSED, REQUEST_STALE],
});

export const CaseTeamSetting = z.object({
  team: CaseTeam,
  rule: AssignmentRule,
  memberIds: z.array(Id).meta({ description: 'The members who are switched on for new cases.' }),
  version: Version,
  updatedAt: Instant,
});
export type CaseTeamSetting = z.infer<typeof CaseTeamSetting>;

export const ListCaseTeams = operation({
  ...settings,
  id: 'listCaseTeams',
  endpoint: 'GET /case-teams',
  summary: 'List the teams with their rule and the members who take new cases',
  allow: READERS,
  reply: z.object({ data: z.array(CaseTeamSetting) }),
});

export const PutCaseTeam = operation({
  ...settings,
  id: 'putCaseTeam',
  record: ['case-setting.saved'],
  endpoint: 'PUT /case-teams/{team}',
  summary: 'Set how a team takes new cases, and who is switched on',
  allow: ['sales', 'optician', 'admin'],
  params: z.strictObject({ team: CaseTeam }),
  body: z.strictObject({ rule: AssignmentRule, memberIds: z.array(Id).max(50) }),
  example: { rule: 'by-hand', memberIds: [] },
  reply: CaseTeamSetting,
  versioned: true,
  errors: [CASE_ASSIGNEE_UNFIT, REQUEST_STALE],
});

export const CaseRule = z.object({
  id: Id,
  name: SentText,
  words: z.array(SentText),
  priority: CasePriority,
  team: CaseTeam,
  place: z.int().meta({ description: 'Rules are tried in this order. The first that fits sorts the case.' }),
  version: Version,
  updatedAt: Instant,
});
export type CaseRule = z.infer<typeof CaseRule>;

export const ListCaseRules = operation({
  ...settings,
  id: 'listCaseRules',
  endpoint: 'GET /case-rules',
  summary: 'List the rules that sort mails and forms by their words, in their order',
  allow: READERS,
  reply: z.object({ data: z.array(CaseRule) }),
});

const ruleId = z.strictObject({ ruleId: Id });

export const PutCaseRule = operation({
  ...settings,
  id: 'putCaseRule',
  record: ['case-setting.saved'],
  endpoint: 'PUT /case-rules/{ruleId}',
  summary: 'Save a rule that sorts new mails and forms by their words',
  description: 'An unknown id makes a new rule. A rule fits if one of its words stands in the subject or in the text.',
  allow: ['admin'],
  params: ruleId,
  body: z.strictObject({
    name: oneLine(60),
    words: z.array(oneLine(60)).min(1).max(50),
    priority: CasePriority,
    team: CaseTeam,
    place: z.int().min(1).max(1_000),
  }),
  example: { name: 'Invoices', words: ['invoice copy', '补开发票'], priority: 'normal', team: 'sales', place: 2 },
  reply: CaseRule,
  versioned: true,
  errors: [CASE_TOO_MANY_RULES, REQUEST_STALE],
});

export const RemoveCaseRule = operation({
  ...settings,
  id: 'removeCaseRule',
  record: ['case-setting.removed'],
  endpoint: 'DELETE /case-rules/{ruleId}',
  summary: 'Remove a rule',
  allow: ['admin'],
  params: ruleId,
  reply: Nothing,
  status: 204,
  errors: [CASE_RULE_NOT_FOUND],
});
