import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_NOT_FOUND } from '@toric/contracts/customer/accounts/account.errors';
import { EnrolFactor } from '@toric/contracts/customer/accounts/factor.http';
import { putPendingFactor } from '../../accounts/factor.store.ts';
import { checkOwnPassword } from '../../accounts/guards/check-password.flow.ts';
import type { PasswordHasher } from '../../accounts/passwords/password-hasher.ts';
import { findKeyrings } from '../../data-key.store.ts';
import { readPerson } from '../../person.store.ts';
import type { Reader } from '../../reader.store.ts';
import { newSecret, otpauthUri } from '../totp.ts';

type Deps = { vault: Vault; passwords: PasswordHasher; sampleKey: string | undefined };
type Shown = { secret: string; uri: string; qrCode: string };

/**
 * POST /account/second-factor. Returns a new secret, which becomes valid when its first code confirms it. The password
 * is required, because a thief of an access token could otherwise lock out the owner.
 */
export const enrolFactor = ({ vault, passwords, sampleKey }: Deps) =>
  preparedCommand<typeof EnrolFactor, Reader, Shown>(EnrolFactor, {
    async prepare({ body: { password }, actor, callerAddress, db, aside }) {
      await checkOwnPassword({ vault, passwords, db, aside }, { accountId: actor.id, password, callerAddress });
      const person = await readPerson(db, vault, actor.id);
      if (!person?.email) throw ACCOUNT_NOT_FOUND();
      const secret = newSecret(sampleKey, person.email);
      const uri = otpauthUri(secret, person.email);
      const { default: QRCode } = await import('qrcode'); // qrcode is loaded on demand, because few requests need it
      const svg = await QRCode.toString(uri, { type: 'svg' });
      return { secret, uri, qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` };
    },
    async run({ prepared: shown, actor, tx }) {
      const keys = (await findKeyrings(tx, vault, [actor.id]))(actor.id);
      await putPendingFactor(tx, keys, actor.id, shown.secret);
      return answer(shown);
    },
  });
