import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { AddStaff } from '@toric/contracts/customer/people/staff.http';
import { STAFF_EMAIL_TAKEN } from '@toric/contracts/customer/people/staff.errors';
import { assertFitPassword } from '../../accounts/password.ts';
import type { PasswordHasher } from '../../accounts/password-hasher.ts';
import type { Reader } from '../../reader.store.ts';
import { staffView } from '../staff.ts';
import { insertStaff } from '../staff.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher };

/** POST /staff. An administrator adds a colleague with an account, unless the e-mail is taken. */
export const addStaff = ({ vault, passwords }: Deps) =>
  preparedCommand<typeof AddStaff, Reader, { passwordHash: string }>(AddStaff, {
    async prepare({ body: { email, name, password } }) {
      assertFitPassword(password, email, [name]);
      return { passwordHash: await passwords.hash(password) };
    },
    async run({ body: { email, name, roles }, prepared: { passwordHash }, tx, now, newId }) {
      const staff = { id: newId(), version: 1, createdAt: now, updatedAt: now, roles, data: { email, name } };
      if (!(await insertStaff(tx, vault, { ...staff, passwordHash }))) throw STAFF_EMAIL_TAKEN();
      return answer(staffView(staff));
    },
  });
