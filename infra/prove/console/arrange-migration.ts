import type { Client } from '@toric/client/client';
import { CreateImportFile, PutImportPart } from '@toric/contracts/customer/imports/import-file.http';
import { PlanMigration } from '@toric/contracts/customer/imports/migration.http';

const bytes = new TextEncoder().encode('externalId,givenName,familyName\n7001,Mira,Old\n7002,Jonas,Old\n');

/**
 * Plans the migration of an old shop with one file of customers. The migration makes its dry run, and then waits,
 * because nobody starts it.
 */
export async function addMigration(api: Client, token: string): Promise<void> {
  const announced = { subject: 'customers' as const, name: 'old-customers.csv', size: bytes.length };
  const { body: file } = await api.call(CreateImportFile, { token, body: announced });
  const params = { fileId: file.id, part: 1 };
  await api.call(PutImportPart, { token, params, file: { type: 'application/octet-stream', bytes } });
  const [mapped] = PlanMigration.example.files;
  if (!mapped) throw new Error('the example of planMigration has no file');
  const body = PlanMigration.body.parse({ ...PlanMigration.example, files: [{ ...mapped, fileId: file.id }] });
  await api.call(PlanMigration, { token, body });
}
