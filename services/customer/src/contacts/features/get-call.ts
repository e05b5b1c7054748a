import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CALL_NOT_FOUND } from '@toric/contracts/customer/contacts/contact.errors';
import { GetCall } from '@toric/contracts/customer/contacts/telephony.http';
import { findKeyrings } from '../../data-key.store.ts';
import { fullName } from '../../people/customer.ts';
import { findSealedPeople, openPersonalData } from '../../people/customer.store.ts';
import { findCall, findCallers } from '../phone-call.store.ts';
import { callView } from '../phone-call.view.ts';

/**
 * GET /calls/{callId}. Returns every customer who has the number of a call, herself or through her household. Records
 * the access.
 */
export const getCall = ({ vault }: { vault: Vault }) =>
  command(GetCall, {
    async run({ params: { callId }, actor, tx }) {
      const call = await findCall(tx, callId, actor.id);
      if (!call) throw CALL_NOT_FOUND();
      const shown = callView(vault, call);
      const matches = shown.number === null ? [] : await findCallers(tx, call.phoneIndex);
      const ids = matches.map(({ customerId }) => customerId);
      const [keysOf, people] = await Promise.all([findKeyrings(tx, vault, ids), findSealedPeople(tx, ids)]);
      const names = new Map(people.map((row) => [row.id, fullName(openPersonalData(keysOf(row.id), row))]));
      const callers = matches.flatMap(({ customerId, isHousehold }) => {
        const name = names.get(customerId);
        return name === undefined ? [] : [{ customerId, name, isHousehold }];
      });
      return answer({ ...shown, callers }).records(
        ...callers.map(({ customerId }) => ({ action: 'customer.found', subject: customerId, customerId }) as const),
      );
    },
  });
