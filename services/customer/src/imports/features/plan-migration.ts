import { preparedCommand } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { PlanMigration } from '@toric/contracts/customer/imports/migration.http';
import type { Reader } from '../../reader.store.ts';
import { rememberFields } from '../import-file.store.ts';
import { requireSentFile } from '../read-file.flow.ts';
import type { ImportKinds } from '../plans/import-kinds.ts';
import { mappedPlan } from '../plans/mapped-plan.flow.ts';
import { planStep } from '../migrations/migration.flow.ts';
import { migrationView, newMigration } from '../migrations/migration.ts';
import { insertMigration } from '../migrations/migration.store.ts';
import { movedMigration } from '../migrations/require-migration.flow.ts';

/** POST /migrations. Plans many files as one migration. The dry run of the first file begins at once. */
export const planMigration = ({ vault }: { vault: Vault }, kinds: ImportKinds) =>
  preparedCommand<typeof PlanMigration, Reader, ImportPlan[]>(PlanMigration, {
    async prepare({ body: { files, source, country }, actor, aside }) {
      const plans: ImportPlan[] = [];
      const means = { read: aside, vault, actor };
      for (const { fileId, ...mapped } of files) {
        const file = await requireSentFile(means, fileId);
        const plan = await mappedPlan(means, file, { ...mapped, source, country });
        plans.push({ ...plan, sentBy: file.createdBy });
      }
      return plans;
    },
    async run({ body: { source, why = null }, prepared: plans, actor, tx, now, newId }) {
      const migration = newMigration(plans, { id: newId(), source, why, createdBy: actor.id, now });
      await insertMigration(tx, migration);
      for (const plan of plans) await rememberFields(tx, vault, plan, { fields: plan.fields, now });
      const [first] = migration.steps;
      const messages = first ? await planStep({ tx, now, newId }, kinds, migration, first) : [];
      const planned = answer(migrationView(await movedMigration(tx, migration.id))).emits(...messages);
      return planned.records({ action: 'migration.planned', subject: migration.id, why });
    },
  });
