import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { listCaseCalendars } from './features/list-case-calendars.ts';
import { listCasePolicies } from './features/list-case-policies.ts';
import { listCaseRules } from './features/list-case-rules.ts';
import { listCaseTeams } from './features/list-case-teams.ts';
import { putCaseCalendar } from './features/put-case-calendar.ts';
import { putCasePolicy } from './features/put-case-policy.ts';
import { putCaseRule } from './features/put-case-rule.ts';
import { putCaseTeam } from './features/put-case-team.ts';
import { removeCaseRule } from './features/remove-case-rule.ts';

/**
 * Declares the area `clocks`: calendars, clocks of priorities, rules and teams. Uses `messages` for the roles of staff.
 */
export const clocks: Area<Reader> = {
  routes: [
    ...[listCaseCalendars, putCaseCalendar, listCasePolicies, putCasePolicy, listCaseTeams, putCaseTeam],
    ...[listCaseRules, putCaseRule, removeCaseRule],
  ],
};
