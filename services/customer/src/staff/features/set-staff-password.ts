import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { SetStaffPassword } from '@toric/contracts/customer/staff/staff.http';
import { STAFF_SETUP_CODE_UNUSABLE } from '@toric/contracts/customer/staff/staff.errors';
import { setPassword } from '../../accounts/account.store.ts';
import { assertFitPassword } from '../../accounts/passwords/password.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import type { Reader } from '../../reader.store.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { setupCodeDigest } from '../setup-code.ts';
import { readAccountOfCode, takeSetupCode } from '../setup-code.store.ts';
import { lockStaff, readStaffData } from '../staff.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher };
type Prepared = { staffId: string; digest: string; passwordHash: string };

/**
 * POST /staff/passwords. Sets the password of a member of staff by a set-up code, which ends. The code is looked up
 * before the slow hash of the password, and deleted in the transaction. If two requests use one code, only one
 * succeeds.
 */
export const setStaffPassword = ({ vault, passwords }: Deps) =>
  preparedCommand<typeof SetStaffPassword, Reader, Prepared>(SetStaffPassword, {
    async prepare({ body: { code, password }, db }) {
      const digest = setupCodeDigest(code);
      const staffId = await readAccountOfCode(db, digest);
      const data = staffId === undefined ? undefined : await readStaffData(db, vault, staffId);
      if (staffId === undefined || !data) throw STAFF_SETUP_CODE_UNUSABLE();
      assertFitPassword(password, data.email, [data.name]);
      return { staffId, digest, passwordHash: await passwords.hash(password) };
    },
    async run({ prepared: { staffId, digest, passwordHash }, tx, now, newId }) {
      const member = await lockStaff(tx, vault, staffId);
      if (!member || !(await takeSetupCode(tx, digest))) throw STAFF_SETUP_CODE_UNUSABLE();
      await setPassword(tx, staffId, passwordHash);
      const change = { id: newId(), kind: 'password-set', reason: null, madeBy: staffId } as const;
      const recorded = await saveChange({ tx, vault }, member, nextVersion(member, now), change);
      return noContent().records({ ...recorded, actor: { kind: 'staff', id: staffId } });
    },
  });
