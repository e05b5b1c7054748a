/** Reads and writes business calendars, the clocks of priorities, and the teams. */
import { AssignmentRule, CasePriority, CaseTeam } from '@toric/contracts/customer/cases/case';
import type { CaseCalendar, CasePolicy, CaseTeamSetting } from '@toric/contracts/customer/cases/case-settings.http';
import { StaffRole } from '@toric/contracts/kernel/access';
import { json, type Tx } from '@toric/messaging/sql';
import type {
  BusinessCalendar as CalendarRow,
  CasePolicy as PolicyRow,
  CaseTeam as TeamRow,
} from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Policy } from './case-clock.ts';
import { calendarOf, StoredHours } from './calendar.ts';

export type StoredCalendar = Omit<CaseCalendar, 'updatedAt'> & { readonly updatedAt: Date };
export type StoredPolicy = Omit<CasePolicy, 'updatedAt'> & { readonly updatedAt: Date };
export type Team = Omit<CaseTeamSetting, 'updatedAt'> & {
  readonly updatedAt: Date;
  readonly lastMemberId: string | null;
};

const calendarFrom = (row: CalendarRow): StoredCalendar => ({ ...row, hours: StoredHours.parse(row.hours) });
const policyFrom = (row: PolicyRow): StoredPolicy => ({
  ...row,
  priority: CasePriority.parse(row.priority),
  escalateTo: StaffRole.parse(row.escalateTo),
});
const teamFrom = (row: TeamRow): Team => ({
  ...row,
  team: CaseTeam.parse(row.team),
  rule: AssignmentRule.parse(row.rule),
});

/** Returns the settings of a row, with the time of their last change as a text. */
export const settingView = <T extends { readonly updatedAt: Date }>({ updatedAt, ...rest }: T) => ({
  ...rest,
  updatedAt: updatedAt.toISOString(),
});

export const readCalendars = async (db: Reader): Promise<StoredCalendar[]> =>
  (await db.businessCalendar.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] })).map(calendarFrom);
export const readPolicies = async (db: Reader): Promise<StoredPolicy[]> =>
  (await db.casePolicy.findMany({ orderBy: { responseMinutes: 'asc' } })).map(policyFrom);
export const readTeams = async (db: Reader): Promise<Team[]> =>
  (await db.caseTeam.findMany({ orderBy: { team: 'desc' } })).map(teamFrom);

export async function lockCalendar(tx: Tx, id: string): Promise<StoredCalendar | undefined> {
  const row = await tx.maybe<CalendarRow>`select * from business_calendar where id = ${id} for update`;
  return row && calendarFrom(row);
}

export async function saveCalendar(tx: Tx, calendar: StoredCalendar): Promise<void> {
  const { id, name, zone, hours, holidays, version, updatedAt } = calendar;
  await tx.run`
    insert into business_calendar (id, name, zone, hours, holidays, version, updated_at)
    values (${id}, ${name}, ${zone}, ${json(hours)}, ${holidays}::text[], ${version}, ${updatedAt})
    on conflict (id) do update set name = excluded.name, zone = excluded.zone, hours = excluded.hours,
      holidays = excluded.holidays, version = excluded.version, updated_at = excluded.updated_at`;
}

export async function hasCalendar(tx: Tx, id: string): Promise<boolean> {
  return (await tx.maybe`select from business_calendar where id = ${id} for key share`) !== undefined;
}

/** Locks the clock of a priority and returns it. Every priority has a clock. */
export const lockPolicy = async (tx: Tx, priority: CasePriority): Promise<StoredPolicy> =>
  policyFrom(await tx.one<PolicyRow>`select * from case_policy where priority = ${priority} for update`);

export async function savePolicy(tx: Tx, policy: StoredPolicy): Promise<void> {
  await tx.run`
    update case_policy set calendar_id = ${policy.calendarId}, response_minutes = ${policy.responseMinutes},
      resolution_minutes = ${policy.resolutionMinutes}, escalate_to = ${policy.escalateTo}, version = ${policy.version},
      updated_at = ${policy.updatedAt}
    where priority = ${policy.priority}`;
}

type PolicyInUse = Policy & { readonly escalateTo: StaffRole };

/** Returns the clock of a priority with its business calendar. */
export async function findPolicy(tx: Pick<Tx, 'one'>, priority: CasePriority): Promise<PolicyInUse> {
  const row = await tx.one<PolicyRow & Pick<CalendarRow, 'zone' | 'hours' | 'holidays'>>`
    select p.*, c.zone, c.hours, c.holidays
    from case_policy p join business_calendar c on c.id = p.calendar_id where p.priority = ${priority}`;
  const { responseMinutes, resolutionMinutes, zone, holidays } = row;
  const calendar = calendarOf({ zone, hours: StoredHours.parse(row.hours), holidays });
  return { calendar, responseMinutes, resolutionMinutes, escalateTo: StaffRole.parse(row.escalateTo) };
}

export const lockTeam = async (tx: Tx, team: CaseTeam): Promise<Team> =>
  teamFrom(await tx.one<TeamRow>`select * from case_team where team = ${team} for update`);

export async function saveTeam(tx: Tx, team: Team): Promise<void> {
  await tx.run`
    update case_team set rule = ${team.rule}, member_ids = ${team.memberIds}::uuid[], last_member_id = ${team.lastMemberId},
      version = ${team.version}, updated_at = ${team.updatedAt}
    where team = ${team.team}`;
}
