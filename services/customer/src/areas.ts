import type { Area } from '@toric/chassis/area';
import type { createShared, CustomerConfig } from './accounts/shared.flow.ts';
import { accounts } from './accounts/area.ts';
import { addresses } from './addresses/area.ts';
import { articles } from './articles/area.ts';
import { cases } from './cases/area.ts';
import { channels } from './channels/area.ts';
import { clocks } from './clocks/area.ts';
import { complaints } from './complaints/area.ts';
import { consent } from './consent/area.ts';
import { contacts } from './contacts/area.ts';
import { desk } from './desk/area.ts';
import { factors } from './factors/area.ts';
import { fields } from './fields/area.ts';
import { forms } from './forms/area.ts';
import { freshness } from './freshness/area.ts';
import { guests } from './guests/area.ts';
import { households } from './households/area.ts';
import { imports } from './imports/area.ts';
import { machines } from './machines/area.ts';
import { merging } from './quality/merge/area.ts';
import { messages } from './messages/area.ts';
import { partners } from './partners/area.ts';
import { people } from './people/area.ts';
import { prescriptions } from './prescriptions/area.ts';
import { pipeline } from './pipeline/area.ts';
import { privacy } from './privacy/area.ts';
import { quality } from './quality/area.ts';
import { cleanliness } from './quality/rules/area.ts';
import { recording } from './recording/area.ts';
import { registers } from './registers/area.ts';
import { staff } from './staff/area.ts';
import { supply } from './supply/area.ts';
import { surveys } from './surveys/area.ts';
import { tags } from './tags/area.ts';
import { tasks } from './tasks/area.ts';
import { timeline } from './timeline/area.ts';
import { tools } from './tools/area.ts';
import type { Reader } from './reader.store.ts';

/** Lists the areas of the customer service, floor by floor. */
export function customerAreas(shared: ReturnType<typeof createShared>, config: CustomerConfig): Area<Reader>[] {
  const persons = [accounts(shared, config), tools, factors(shared, config), people(shared), staff(shared, config)];
  const facts = [fields(shared), tags(shared), freshness(shared), households(shared), partners(shared)];
  const entrances = [addresses(shared, config), guests(shared, config)];
  const care = [complaints(shared), consent(shared), prescriptions(shared), messages(shared, config), supply(shared)];
  const others = [desk(shared), recording(shared), registers(shared), privacy(shared, config), machines(config)];
  const desks = [clocks, articles, cases(shared, config), forms(shared), surveys(shared)];
  const work = [contacts(shared, config), tasks(shared, config), timeline(shared), channels(shared, config)];
  const data = [
    quality(shared),
    ...cleanliness(shared, config),
    merging(shared, config),
    imports(shared),
    pipeline(shared, config),
  ];
  return [...desks, ...work, ...persons, ...facts, ...entrances, ...care, ...others, ...data];
}
