import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import type { CustomerConfig } from '../config.ts';
import type { PasswordHasher } from '../accounts/passwords/password-hasher.ts';
import type { Reader } from '../reader.store.ts';
import { acceptInvitation } from './features/accept-invitation.ts';
import { addStaff } from './features/add-staff.ts';
import { approveFactorReset } from './features/approve-factor-reset.ts';
import { approveRoles } from './features/approve-roles.ts';
import { askFactorReset } from './features/ask-factor-reset.ts';
import { changeRoles } from './features/change-roles.ts';
import { getStaff } from './features/get-staff.ts';
import { inviteStaff } from './features/invite-staff.ts';
import { issueSetupCode } from './features/issue-setup-code.ts';
import { listStaff } from './features/list-staff.ts';
import { listStaffChanges } from './features/list-staff-changes.ts';
import { rejectRoles } from './features/reject-roles.ts';
import { setStaffPassword } from './features/set-staff-password.ts';
import { ensureFirstAdmin, type FirstAdmin } from './first-admin.flow.ts';

export type StaffConfig = FirstAdmin & Pick<CustomerConfig, 'SETUP_CODE_HOURS'>;

/** Manages staff: their accounts, roles and set-up codes, and the list of all changes. This area uses accounts. */
export function staff(
  { vault, passwords, linkKey }: { vault: Vault; passwords: PasswordHasher; linkKey: string },
  config: StaffConfig,
): Area<Reader> {
  const codeHours = config.SETUP_CODE_HOURS;
  return {
    routes: [
      ...[askFactorReset({ vault }), approveFactorReset({ vault }), listStaff({ vault }), getStaff({ vault })],
      ...[addStaff({ vault, codeHours }), changeRoles({ vault }), approveRoles({ vault }), rejectRoles({ vault })],
      ...[listStaffChanges({ vault }), issueSetupCode({ vault, codeHours }), setStaffPassword({ vault, passwords })],
      ...[inviteStaff({ vault }), acceptInvitation({ vault, passwords, linkKey })],
    ],
    sends: [SendMessage],
    beforeListening: (work) => ensureFirstAdmin(work, config, { vault, passwords }),
  };
}
