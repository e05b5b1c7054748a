import { query, selfOf } from '@toric/chassis/http/endpoint';
import type { Vault } from '@toric/chassis/data/vault';
import { PAYMENT_CREDIT_NOTE_NOT_FOUND } from '@toric/contracts/payment/payment.errors';
import { GetCreditNoteFile } from '@toric/contracts/payment/invoice-file.http';
import type { Reader } from '../../reader.store.ts';
import { creditNotePdf, fileOf, languageFor } from '../document/invoice-document.ts';
import { readInvoiceOfNote } from '../invoice.reader.store.ts';

/** GET /credit-notes/{creditNoteId}/file. Returns a credit note as a PDF. A customer gets only her own. */
export const getCreditNoteFile = ({ vault, seller }: { vault: Vault; seller: readonly string[] }) =>
  query<typeof GetCreditNoteFile, Reader>(GetCreditNoteFile, {
    async run({ params: { creditNoteId }, query: { language }, actor, db }) {
      const invoice = await readInvoiceOfNote(db, vault, creditNoteId, selfOf(actor));
      const note = invoice?.creditNotes.find(({ id }) => id === creditNoteId);
      if (!invoice || !note) throw PAYMENT_CREDIT_NOTE_NOT_FOUND();
      return fileOf(note.number, creditNotePdf(invoice, note, { language: language ?? languageFor(invoice), seller }));
    },
  });
