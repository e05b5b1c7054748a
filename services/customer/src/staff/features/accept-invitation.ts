import { preparedCommand } from '@toric/chassis/http/endpoint';
import { noContent } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { AcceptInvitation } from '@toric/contracts/customer/staff/invitation.http';
import { confirmEmail, setPassword } from '../../accounts/account.store.ts';
import { openLink } from '../../accounts/link.ts';
import { readLinkAccount, takeLink } from '../../accounts/link.store.ts';
import { assertFitPassword } from '../../accounts/passwords/password.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import type { Reader } from '../../reader.store.ts';
import { nextVersion, saveChange } from '../save-change.flow.ts';
import { lockStaff, readStaffData } from '../staff.store.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; linkKey: string };
type Prepared = { linkId: string; passwordHash: string };

/**
 * POST /staff/invitations/accept. Sets the first password of a member of staff, by the link of a mail. The link also
 * confirms the e-mail address. If the account has a password by now, the link is refused.
 */
export const acceptInvitation = ({ vault, passwords, linkKey }: Deps) =>
  preparedCommand<typeof AcceptInvitation, Reader, Prepared>(AcceptInvitation, {
    async prepare({ body: { token, password }, db }) {
      const linkId = openLink(linkKey, 'staff-invitation', token);
      const staffId = linkId && (await readLinkAccount(db, 'staff-invitation', linkId));
      const data = staffId && (await readStaffData(db, vault, staffId));
      if (!linkId || !data) throw ACCOUNT_LINK_UNUSABLE();
      assertFitPassword(password, data.email, [data.name]);
      return { linkId, passwordHash: await passwords.hash(password) };
    },
    async run({ prepared: { linkId, passwordHash }, tx, now, newId }) {
      const link = await takeLink(tx, 'staff-invitation', linkId);
      const member = link && (await lockStaff(tx, vault, link.accountId));
      if (!member || member.active) throw ACCOUNT_LINK_UNUSABLE();
      const { id } = member;
      await setPassword(tx, id, passwordHash);
      await confirmEmail(tx, id, now);
      const change = { id: newId(), kind: 'password-set', reason: null, madeBy: id } as const;
      const recorded = await saveChange({ tx, vault }, member, nextVersion(member, now), change);
      return noContent().records({ ...recorded, actor: { kind: 'staff', id } });
    },
  });
