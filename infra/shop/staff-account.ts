/**
 * Adds accounts of staff who can sign in at once. The sample shop, the tests, the benches and the fault runs use it.
 */
import type { Client } from '@toric/client/client';
import type { StaffRole } from '@toric/contracts/kernel/access';
import { AddStaff, IssueSetupCode, ListStaff, SetStaffPassword } from '@toric/contracts/customer/staff/staff.http';
import { unlessDone } from './sample-shop/seed-context.ts';

export type NewStaff = { email: string; password: string; name: string; roles: StaffRole[] };

/**
 * Adds a member of staff as an administrator, then sets the password with the set-up code, as the person would. An
 * account that an interrupted run has added, but whose password is not set, gets a new code.
 */
export async function addStaffAccount(api: Client, token: string, { password, ...who }: NewStaff): Promise<void> {
  const body = { ...who, reason: 'An account of the sample shop or of a test' };
  const added = await unlessDone(['staff.email-taken'], () => api.call(AddStaff, { token, body, retryable: true }));
  const code = added ? added.body.setupCode : await codeOfIncomplete(api, token, who.email);
  if (code !== undefined) await api.call(SetStaffPassword, { body: { code, password } });
}

/** Issues a new set-up code if the account has no password yet. Returns undefined if the account is complete. */
async function codeOfIncomplete(api: Client, token: string, email: string): Promise<string | undefined> {
  for await (const { id: staffId, ...member } of api.each(ListStaff, { token })) {
    if (member.email !== email || member.active) continue;
    const body = { reason: 'An earlier run did not set the password' };
    return (await api.call(IssueSetupCode, { token, params: { staffId }, body })).body.setupCode;
  }
  return undefined;
}
