import { ListInteractions, LogInteraction } from '@toric/contracts/customer/contacts/interaction.http';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { useCommand } from '../../app/api.ts';
import { tell } from '../../app/tell.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import { useRequestKey } from '../../kit/form/request-key.ts';
import { anyContactForm, type ContactOfCustomer, type KnownContact } from './log-spec.ts';

const LOGGED = { en: 'The contact is logged.', zh: '已登记联系。' };

/** Shows the dialog that logs a contact from any page: the customer, the kind of contact and its outcome. */
export function LogDialog({ known, onClose }: { readonly known: KnownContact; readonly onClose: () => void }) {
  const key = useRequestKey();
  const { run } = useCommand(LogInteraction, { refreshes: [ListInteractions, GetTimeline] });
  async function save({ customerId, ...body }: ContactOfCustomer) {
    try {
      await run({ params: { customerId }, body, idempotencyKey: key.get() });
      key.settle();
      tell(LOGGED);
    } catch (problem) {
      key.settle(problem);
      throw problem;
    }
  }
  return <FormDialog spec={anyContactForm} record={known} onSave={save} onClose={onClose} />;
}
