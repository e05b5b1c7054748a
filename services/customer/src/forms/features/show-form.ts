import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { FORM_NOT_FOUND } from '@toric/contracts/customer/forms/form.errors';
import { ShowForm } from '@toric/contracts/customer/forms/form-page.http';
import { findCurrentTexts } from '../../consent/policy-text.store.ts';
import { findFields } from '../../fields/field.store.ts';
import { findOpenForm } from '../form.store.ts';
import { formPage } from '../form.view.ts';
import { issueTicket } from '../ticket.ts';

/** POST /form-pages/{slug}/show. Returns an open form, with a ticket that holds the time of this call. */
export const showForm = ({ linkKey }: { linkKey: string }) =>
  command(ShowForm, {
    async run({ params: { slug }, language, tx, now }) {
      const form = await findOpenForm(tx, slug);
      if (!form) throw FORM_NOT_FOUND();
      const [custom, texts] = [await findFields(tx), await findCurrentTexts(tx)];
      const ticket = issueTicket(linkKey, `form ${slug}`, now);
      return answer(formPage({ form, custom, texts, ticket }, language));
    },
  });
