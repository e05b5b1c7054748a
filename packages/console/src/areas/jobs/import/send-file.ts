import { CreateImportFile, PutImportPart } from '@toric/contracts/customer/imports/import-file.http';
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { api } from '../../../app/api.ts';

/** Sends a file in parts, and returns its id. `onSent` receives the share of the file that has been sent. */
export async function sendFile(file: File, subject: ImportSubject, onSent: (share: number) => void): Promise<string> {
  const { body } = await api.call(CreateImportFile, {
    body: { subject, name: file.name.slice(0, 200), size: file.size },
  });
  const { id, parts, partBytes } = body;
  for (let part = 1; part <= parts; part++) {
    const bytes = new Uint8Array(await file.slice((part - 1) * partBytes, part * partBytes).arrayBuffer());
    await api.call(PutImportPart, {
      params: { fileId: id, part },
      file: { type: 'application/octet-stream', bytes },
    });
    onSent(part / parts);
  }
  return id;
}
