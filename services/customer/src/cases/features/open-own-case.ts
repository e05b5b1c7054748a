import type { Vault } from '@toric/chassis/data/vault';
import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { OpenOwnCase } from '@toric/contracts/customer/cases/case.http';
import { SendMessage } from '@toric/contracts/customer/events';
import { CUSTOMER_NOT_FOUND } from '@toric/contracts/customer/people/customer.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { fittingRule } from '../../clocks/case-rule.ts';
import { findRules } from '../../clocks/case-rule.store.ts';
import { openCase } from '../open-case.flow.ts';

/**
 * POST /customers/{customerId}/cases. Opens a case of a customer, and confirms it by a mail with its number →
 * customer.send-message.v1.
 */
export const openOwnCase = ({ vault }: { vault: Vault }) =>
  command(OpenOwnCase, {
    async run({ params: { customerId }, body, actor, tx, now, newId }) {
      if (!(await findCustomerKeys(tx, vault, customerId, selfOf(actor)))) throw CUSTOMER_NOT_FOUND();
      const isDevice = body.type === 'device-problem';
      const usual = { priority: isDevice ? 'high' : 'normal', team: isDevice ? 'optician' : 'sales' } as const;
      const { priority, team } = fittingRule(await findRules(tx), body.subject, body.text) ?? usual;
      const { opened, messages, effects, changes } = await openCase(
        { tx, vault, now, newId },
        {
          ...{ ...body, customerId, sender: null, by: actor.id, byStaff: false },
          ...{ channel: 'form', priority, team: isDevice ? 'optician' : team },
        },
      );
      const { id, number } = opened;
      const notice = { template: 'case-received', values: { caseId: id, caseNumber: number } } as const;
      return answer({ id, number, createdAt: now.toISOString() })
        .emits(...messages, SendMessage({ causeId: id, personId: customerId, notice }))
        .performs(...effects)
        .records(...changes);
    },
  });
