import { service } from '@toric/chassis/area';
import { accounts } from './accounts/area.ts';
import { createShared, type CustomerConfig } from './accounts/shared.flow.ts';
import { articles } from './articles/area.ts';
import { cases } from './cases/area.ts';
import { clocks } from './clocks/area.ts';
import { complaints } from './complaints/area.ts';
import { consent } from './consent/area.ts';
import { contacts } from './contacts/area.ts';
import { desk } from './desk/area.ts';
import { factors } from './factors/area.ts';
import { fields } from './fields/area.ts';
import { freshness } from './freshness/area.ts';
import { households } from './households/area.ts';
import { imports } from './imports/area.ts';
import { machines } from './machines/area.ts';
import { messages } from './messages/area.ts';
import { partners } from './partners/area.ts';
import { people } from './people/area.ts';
import { prescriptions } from './prescriptions/area.ts';
import { pipeline } from './pipeline/area.ts';
import { privacy } from './privacy/area.ts';
import { quality } from './quality/area.ts';
import { recording } from './recording/area.ts';
import { registers } from './registers/area.ts';
import { staff } from './staff/area.ts';
import { supply } from './supply/area.ts';
import { tags } from './tags/area.ts';
import { tasks } from './tasks/area.ts';
import { timeline } from './timeline/area.ts';
import { tools } from './tools/area.ts';

export function customerService(config: CustomerConfig) {
  const shared = createShared(config);
  const persons = [accounts(shared, config), tools, factors(shared, config), people(shared), staff(shared, config)];
  const facts = [fields(shared), tags(shared), freshness(shared), households(shared), partners(shared)];
  const care = [complaints(shared), consent(shared), prescriptions(shared), messages(shared, config), supply(shared)];
  const others = [desk(shared), recording(shared), registers(shared), privacy(shared, config), machines(config)];
  const desks = [clocks, articles, cases(shared, config)];
  const work = [contacts(shared, config), tasks(shared, config), timeline(shared)];
  return service({
    name: 'customer',
    ...shared,
    areas: [
      ...desks,
      ...work,
      ...persons,
      ...facts,
      ...care,
      ...others,
      quality(shared),
      imports(shared),
      pipeline(shared, config),
    ],
  });
}
