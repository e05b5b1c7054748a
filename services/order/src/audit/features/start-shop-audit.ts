import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { AUDIT_RUNNING } from '@toric/contracts/order/audit/shop-audit.errors';
import { StartShopAudit } from '@toric/contracts/order/audit/shop-audit.http';
import { insertAudit } from '../audit.store.ts';

/**
 * POST /shop-audits. Starts an audit of all orders. A background task sends the pages of the audit to the other
 * services.
 */
export const startShopAudit = command(StartShopAudit, {
  async run({ actor, tx, now, newId }) {
    const id = newId();
    if (!(await insertAudit(tx, { id, startedBy: actor.id, now, all: true }))) throw AUDIT_RUNNING();
    return answer({ id }).records({ action: 'shop-audit.started', subject: id });
  },
});
